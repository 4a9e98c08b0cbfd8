package io.auscult.cli.concepts;

import static io.auscult.cli.concepts.FhirCodes.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.auscult.core.concept.ConceptId;
import java.util.HashSet;
import java.util.Set;

/**
 * The codes of a FHIR ValueSet: those of its expansion, which is complete, else those that its definition lists. A definition by
 * filter or by reference lists none; a terminology server expands it.
 */
final class ValueSetCodes {
    private final ConceptId concept;
    private final FhirCodes.Reader codes;

    private ValueSetCodes(ConceptId concept, FhirCodes.Reader codes) {
        this.concept = concept;
        this.codes = codes;
    }

    static FhirCodes read(JsonNode valueSet, ConceptId concept, String sender) {
        ValueSetCodes reading = new ValueSetCodes(concept, new FhirCodes.Reader(valueSet, sender));
        if (valueSet.path("expansion").has("contains")) {
            reading.expansion(valueSet.path("expansion"));
        } else {
            reading.compose(valueSet.path("compose"));
        }
        return reading.codes.codes();
    }

    private void expansion(JsonNode expansion) {
        int found = contains(expansion.path("contains"));
        int total = expansion.path("total").asInt(found);
        if (total > found) {
            codes.skip("The expansion is a page of " + found + " out of " + total + " codes; import all pages");
        }
    }

    /** How many codes there are at this level and below. */
    private int contains(JsonNode entries) {
        int found = 0;
        for (JsonNode entry : entries) {
            if (!entry.path("abstract").asBoolean() && entry.has("code")) {
                codes.add(concept, text(entry, "system"), entry);
                found++;
            }
            found += contains(entry.path("contains"));
        }
        return found;
    }

    private void compose(JsonNode compose) {
        Set<String> excluded = excluded(compose.path("exclude"));
        for (JsonNode include : compose.path("include")) {
            String system = text(include, "system");
            if (!include.has("concept")) {
                codes.skip("An include of " + (system.isEmpty() ? "other value sets" : system)
                        + " lists no codes; let a terminology server expand the value set and import the expansion");
            }
            for (JsonNode listed : include.path("concept")) {
                if (!excluded.contains(system + "|" + text(listed, "code"))) {
                    codes.add(concept, system, listed);
                }
            }
        }
    }

    private Set<String> excluded(JsonNode excludes) {
        Set<String> excluded = new HashSet<>();
        for (JsonNode exclude : excludes) {
            if (!exclude.has("concept")) {
                codes.skip("An exclude lists no codes; import the expansion, or the rows may be too many");
            }
            exclude.path("concept").forEach(code -> excluded.add(text(exclude, "system") + "|" + text(code, "code")));
        }
        return excluded;
    }
}
