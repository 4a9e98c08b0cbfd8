import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** One patient of the sample: the bundle that becomes the history, and what messages need to name them. */
record Person(String key, String mrn, ObjectNode bundle) {

    ArrayNode entries() {
        return (ArrayNode) bundle.get("entry");
    }

    List<ObjectNode> resources() {
        List<ObjectNode> all = new ArrayList<>();
        entries().forEach(e -> all.add((ObjectNode) e.get("resource")));
        return all;
    }

    ObjectNode patient() {
        return resources().stream().filter(r -> r.path("resourceType").asText().equals("Patient")).findFirst().orElseThrow();
    }

    String id() {
        return patient().get("id").asText();
    }

    String family() {
        return patient().at("/name/0/family").asText();
    }

    String given() {
        return patient().at("/name/0/given/0").asText();
    }

    String birthDate() {
        return patient().get("birthDate").asText();
    }

    boolean female() {
        return patient().get("gender").asText().equals("female");
    }

    String slug() {
        return Normalizer.normalize(family(), Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    void removeIf(Predicate<ObjectNode> unwanted) {
        for (int i = entries().size() - 1; i >= 0; i--) {
            if (unwanted.test((ObjectNode) entries().get(i).get("resource"))) {
                entries().remove(i);
            }
        }
    }

    /** The newest value under a LOINC code, also inside a panel. */
    Optional<BigDecimal> latest(String... codes) {
        String newest = "";
        BigDecimal value = null;
        for (ObjectNode r : resources()) {
            if (!r.path("resourceType").asText().equals("Observation")) {
                continue;
            }
            List<JsonNode> parts = new ArrayList<>(List.of(r));
            r.path("component").forEach(parts::add);
            for (JsonNode part : parts) {
                String code = part.at("/code/coding/0/code").asText();
                JsonNode amount = part.at("/valueQuantity/value");
                String at = r.path("effectiveDateTime").asText();
                if (List.of(codes).contains(code) && amount.isNumber() && at.compareTo(newest) >= 0) {
                    newest = at;
                    value = amount.decimalValue();
                }
            }
        }
        return Optional.ofNullable(value);
    }
}
