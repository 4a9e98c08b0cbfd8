package io.auscult.mapping.fhir;

import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import io.auscult.mapping.Amounts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Reads a resource of the usual form into HAPI's objects, by HAPI's own definitions, for a third of what its parser takes: that keeps
 * a state for each element and goes over all of them again for what may be contained. What is unusual in any way, be it an extension,
 * a contained resource, a name that R4 has not, a list where it has none or a value that it does not allow, is not read here, so that
 * HAPI's parser alone says what becomes of it.
 */
final class UsualForm {
    private static final String TYPE = "resourceType";
    private static final String ID = "id";
    private static final String NARRATIVE = "text";

    private final FhirContext context;
    private final Map<String, BaseRuntimeElementCompositeDefinition<?>> resources = new ConcurrentHashMap<>();
    private final Map<BaseRuntimeElementCompositeDefinition<?>, Map<String, Child>> children =
            new ConcurrentHashMap<>();

    UsualForm(FhirContext context) {
        this.context = context;
    }

    /** The resource, or null when it is not of the usual form. */
    @Nullable Resource read(JsonNode tree) {
        String type = tree.path(TYPE).asText("");
        if (!ResourceTypes.KNOWN.contains(type)) {
            return null;
        }
        try {
            BaseRuntimeElementCompositeDefinition<?> definition =
                    resources.computeIfAbsent(type, context::getResourceDefinition);
            return definition.newInstance() instanceof Resource resource && fill(resource, tree, definition)
                    ? identified(resource, type)
                    : null;
        } catch (RuntimeException e) {
            // A value that FHIR does not allow, or what HAPI stumbles over: its parser says in which words.
            return null;
        }
    }

    /** The id as HAPI's parser has it, with the resource's type and version. */
    private static Resource identified(Resource resource, String type) {
        String id = resource.getIdElement().getIdPart();
        if (id != null && !id.isBlank() && !id.startsWith("urn:")) {
            String version = resource.getMeta().getVersionId();
            boolean versioned = version != null && !version.isBlank();
            resource.getIdElement().setValue(type + "/" + id + (versioned ? "/_history/" + version : ""));
        }
        return resource;
    }

    private boolean fill(Resource resource, JsonNode tree, BaseRuntimeElementCompositeDefinition<?> definition) {
        Map<String, Child> known = children(definition);
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            String name = field.getKey();
            // The narrative is passed over here as it is there, see TreeStructure.
            boolean passed = name.equals(TYPE)
                    || (name.equals(NARRATIVE) && field.getValue().isObject());
            if (!passed && !add(resource, known.get(name), field.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean element(Base element, JsonNode object, BaseRuntimeElementCompositeDefinition<?> definition) {
        Map<String, Child> known = children(definition);
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getKey().equals(ID) || !add(element, known.get(field.getKey()), field.getValue())) {
                return false;
            }
        }
        return !object.isEmpty();
    }

    private boolean add(Base parent, @Nullable Child child, JsonNode value) {
        if (child == null || value.isArray() != child.list()) {
            return false;
        }
        if (!child.list()) {
            return one(parent, child, value);
        }
        for (JsonNode each : value) {
            if (!one(parent, child, each)) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    private boolean one(Base parent, Child child, JsonNode value) {
        BaseRuntimeElementCompositeDefinition<?> composite = child.composite();
        if (composite != null) {
            return value.isObject() && element(child.putInto(parent), value, composite);
        }
        return value.isValueNode() && !value.isNull() && primitive((PrimitiveType<?>) child.putInto(parent), value);
    }

    /** A text of blanks is left to HAPI's parser, and so is one that refers to what is contained. */
    private static boolean primitive(PrimitiveType<?> made, JsonNode value) {
        String text = value.isNumber() ? Amounts.sane(value.decimalValue()).toPlainString() : value.asText();
        if (text.isBlank() || text.charAt(0) == '#' || text.charAt(0) == '.') {
            return false;
        }
        made.setValueAsString(text);
        return true;
    }

    private Map<String, Child> children(BaseRuntimeElementCompositeDefinition<?> definition) {
        Map<String, Child> known = children.get(definition);
        return known != null ? known : children.computeIfAbsent(definition, Child::allOf);
    }
}
