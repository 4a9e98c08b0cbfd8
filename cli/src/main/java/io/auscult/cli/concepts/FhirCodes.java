package io.auscult.cli.concepts;

import com.fasterxml.jackson.databind.JsonNode;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.value.Code;
import io.auscult.rules.concept.CodeRow;
import java.util.ArrayList;
import java.util.List;

/**
 * What a FHIR terminology resource says about concepts.
 *
 * @param rows the codes, in the order of the resource
 * @param source its url|version, which every row cites
 * @param skipped what was left out and why, a sentence each
 */
record FhirCodes(String source, List<CodeRow> rows, List<String> skipped) {
    /** The system under which a ConceptMap names concepts of this catalogue as its targets. */
    static final String CONCEPT_SYSTEM = "https://auscult.io/concepts";

    FhirCodes {
        rows = List.copyOf(rows);
        skipped = List.copyOf(skipped);
    }

    /** Collects while reading. */
    static final class Reader {
        private final String source;
        private final String sender;
        private final List<CodeRow> rows = new ArrayList<>();
        private final List<String> skipped = new ArrayList<>();

        /** @throws IllegalArgumentException when nobody could say later where the codes came from */
        Reader(JsonNode resource, String sender) {
            String name = text(resource, "url").isEmpty() ? text(resource, "id") : text(resource, "url");
            if (name.isEmpty()) {
                throw new IllegalArgumentException(
                        "The resource has neither url nor id, so its rows could not say where they come from");
            }
            String version = text(resource, "version");
            this.source = version.isEmpty() ? name : name + "|" + version;
            this.sender = sender;
        }

        void add(ConceptId concept, String system, JsonNode coded) {
            String code = text(coded, "code");
            if (system.isEmpty() || code.isEmpty()) {
                skip("An entry without system or code");
                return;
            }
            rows.add(new CodeRow(concept, new Code(system, code), text(coded, "display"), source, sender));
        }

        void skip(String why) {
            skipped.add(why);
        }

        FhirCodes codes() {
            return new FhirCodes(source, rows, skipped);
        }
    }

    /** A member's text, empty when it has none. */
    static String text(JsonNode node, String member) {
        return node.path(member).asText("").strip();
    }
}
