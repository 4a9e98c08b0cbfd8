package io.auscult.mapping.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.RuntimePrimitiveDatatypeDefinition;
import com.fasterxml.jackson.databind.JsonNode;
import io.auscult.mapping.Unmappable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks again at a resource in which HAPI met a name that it does not know. A name too many is passed over; but HAPI tells no
 * difference between that and an object where a number or text belongs, whose value would be lost without a word.
 */
final class Shape {
    /** What STU3 and R5 call what R4 calls otherwise; passed over, a drug or a time would be missing. */
    private static final Set<String> OF_OTHER_VERSIONS = Set.of(
            "concept",
            "medication",
            "actualPeriod",
            "occurenceDateTime",
            "occurencePeriod",
            "occurrenceDateTime",
            "occurrencePeriod",
            "notDone",
            "notGiven",
            "notTaken",
            "taken",
            "wasNotGiven",
            "wasNotTaken");

    private Shape() {}

    /** @throws Unmappable when an object stands where a plain value belongs, or a name is that of another version of FHIR */
    static void check(JsonNode object, BaseRuntimeElementCompositeDefinition<?> definition) {
        object.properties().forEach(field -> {
            String name = field.getKey();
            BaseRuntimeChildDefinition child = definition.getChildByName(name);
            BaseRuntimeElementDefinition<?> target = child == null ? null : child.getChildByName(name);
            if (child == null && OF_OTHER_VERSIONS.contains(name)) {
                throw new Unmappable(
                        "It has the element " + name + ", which other versions of FHIR have here and R4 has not",
                        "Send it as FHIR R4");
            }
            if (field.getValue().isArray()) {
                field.getValue().forEach(value -> value(value, target));
            } else {
                value(field.getValue(), target);
            }
        });
    }

    private static void value(JsonNode value, @Nullable BaseRuntimeElementDefinition<?> definition) {
        if (value.isObject() && definition instanceof RuntimePrimitiveDatatypeDefinition) {
            throw new Unmappable(
                    "An object stands where FHIR R4 has a plain value", "Validate the resource against FHIR R4");
        }
        if (value.isObject() && definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            check(value, composite);
        }
    }
}
