package io.auscult.mapping.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.jspecify.annotations.Nullable;

/**
 * What HAPI knows of an element under one name, such as {@code valueQuantity}.
 *
 * @param property the element's name in the model, {@code value}
 * @param choice the data type that the name tells, where several are possible; else null
 * @param list whether it may stand several times, and therefore comes in a list
 * @param composite what the element consists of; null for a plain value
 */
record Child(
        String property,
        int hash,
        @Nullable BaseRuntimeElementDefinition<?> choice,
        boolean list,
        @Nullable BaseRuntimeElementCompositeDefinition<?> composite) {
    private static final String ANY = "[x]";
    private static final Set<String> EXTENSIONS = Set.of("extension", "modifierExtension");

    /** The children that are data types or parts of their parent: resources, extensions and XHTML are not among them. */
    static Map<String, Child> allOf(BaseRuntimeElementCompositeDefinition<?> parent) {
        Map<String, Child> all = new HashMap<>();
        for (BaseRuntimeChildDefinition child : parent.getChildren()) {
            if (!EXTENSIONS.contains(child.getElementName())) {
                child.getValidChildNames().forEach(name -> {
                    Child one = of(name, child, child.getChildByName(name));
                    if (one != null) {
                        all.put(name, one);
                    }
                });
            }
        }
        return Map.copyOf(all);
    }

    private static @Nullable Child of(
            String name, BaseRuntimeChildDefinition child, @Nullable BaseRuntimeElementDefinition<?> type) {
        if (type == null) {
            return null;
        }
        return switch (type.getChildType()) {
            case PRIMITIVE_DATATYPE, ID_DATATYPE -> of(name, child, type, null);
            case COMPOSITE_DATATYPE, RESOURCE_BLOCK ->
                type instanceof BaseRuntimeElementCompositeDefinition<?> composite
                        ? of(name, child, type, composite)
                        : null;
            case CONTAINED_RESOURCE_LIST,
                    CONTAINED_RESOURCES,
                    EXTENSION_DECLARED,
                    PRIMITIVE_XHTML,
                    PRIMITIVE_XHTML_HL7ORG,
                    RESOURCE,
                    UNDECL_EXT -> null;
        };
    }

    private static Child of(
            String name,
            BaseRuntimeChildDefinition child,
            BaseRuntimeElementDefinition<?> type,
            @Nullable BaseRuntimeElementCompositeDefinition<?> composite) {
        String property = child.getElementName().replace(ANY, "");
        return new Child(
                property,
                property.hashCode(),
                name.equals(property) ? null : type,
                child.isMultipleCardinality(),
                composite);
    }

    /** The empty element, put into its parent; one more where there may be several. Made by the model itself, not by reflection. */
    Base putInto(Base parent) {
        if (choice == null) {
            return parent.makeProperty(hash, property);
        }
        Base made = (Base) choice.newInstance();
        parent.setProperty(hash, property, made);
        return made;
    }
}
