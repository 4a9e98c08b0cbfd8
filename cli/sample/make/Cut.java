import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The clinical cut: what an EHR's problem list, medication list, visits and results would hold, and nothing that points
 * outside the bundle. Values are left as Synthea wrote them, implausible ones too.
 */
final class Cut {

    /** Everything before the live days; visits and results of the four years before the last day. */
    static final String FROM = "2022-01-01";
    static final String UNTIL = "2025-12-27";
    static final String MRN_SYSTEM = "urn:oid:2.16.840.1.113883.19.5";

    private static final Set<String> TYPES = Set.of(
            "Patient", "Encounter", "Observation", "Condition", "MedicationRequest", "DiagnosticReport", "Procedure");
    private static final List<String> DROPPED = List.of(
            "text", "presentedForm", "participant", "serviceProvider", "location", "performer", "requester", "recorder",
            "insurance");

    private Cut() {}

    static void apply(Person person) {
        nameMedications(person);
        person.removeIf(r -> !TYPES.contains(type(r)) || !inTime(r));
        person.resources().forEach(r -> r.remove(DROPPED));
        prune(person);
        person.removeIf(r -> type(r).equals("DiagnosticReport") && !r.has("result"));
        renumber(person);
    }

    /** Removes references to what is not in the bundle. */
    static void prune(Person person) {
        Set<String> present = new HashSet<>();
        person.entries().forEach(e -> present.add(e.get("fullUrl").asText()));
        person.resources().forEach(r -> prune(r, present));
    }

    static String type(ObjectNode resource) {
        return resource.path("resourceType").asText();
    }

    private static boolean inTime(ObjectNode r) {
        String at = when(r);
        if (!at.isEmpty() && at.compareTo(UNTIL) >= 0) {
            return false;
        }
        return switch (type(r)) {
            case "Observation", "DiagnosticReport", "Encounter", "Procedure" -> at.compareTo(FROM) >= 0;
            case "MedicationRequest" -> at.compareTo(FROM) >= 0 || r.path("status").asText().equals("active");
            default -> true;
        };
    }

    static String when(ObjectNode r) {
        return switch (type(r)) {
            case "Observation", "DiagnosticReport" -> r.path("effectiveDateTime").asText();
            case "Encounter" -> r.at("/period/start").asText();
            case "Procedure" -> r.at("/performedPeriod/start").asText();
            case "Condition" -> r.path("onsetDateTime").asText();
            case "MedicationRequest" -> r.path("authoredOn").asText();
            default -> "";
        };
    }

    private static void nameMedications(Person person) {
        Map<String, JsonNode> codes = new HashMap<>();
        person.entries().forEach(e -> {
            if (type((ObjectNode) e.get("resource")).equals("Medication")) {
                codes.put(e.get("fullUrl").asText(), e.at("/resource/code"));
            }
        });
        for (ObjectNode r : person.resources()) {
            JsonNode code = codes.get(r.at("/medicationReference/reference").asText());
            if (code != null) {
                r.remove("medicationReference");
                r.set("medicationCodeableConcept", code.deepCopy());
            }
        }
    }

    /** True when the node itself is to go. */
    private static boolean prune(JsonNode node, Set<String> present) {
        if (node instanceof ObjectNode object) {
            String reference = object.path("reference").asText();
            if (reference.contains("?") || reference.startsWith("urn:uuid:") && !present.contains(reference)) {
                return true;
            }
        }
        if (!node.isContainerNode()) {
            return false;
        }
        for (Iterator<JsonNode> each = node.iterator(); each.hasNext(); ) {
            if (prune(each.next(), present)) {
                each.remove();
            }
        }
        return node.isEmpty();
    }

    private static void renumber(Person person) {
        ArrayNode identifiers = (ArrayNode) person.patient().get("identifier");
        identifiers.forEach(i -> {
            if (i.at("/type/coding/0/code").asText().equals("MR")) {
                ((ObjectNode) i).put("system", MRN_SYSTEM).put("value", person.mrn());
            }
        });
    }
}
