package io.auscult.cli.send;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** Reads what the FHIR door answered: a response Bundle with an outcome for each entry, or one OperationOutcome. */
final class FhirAnswer {
    private FhirAnswer() {}

    static Counts counts(int status, JsonNode answer) {
        JsonNode entries = answer.path("entry");
        if (status / 100 == 2 && answer.path("resourceType").asText().equals("Bundle")) {
            return StreamSupport.stream(entries.spliterator(), false)
                    .map(entry -> entry.path("response"))
                    .map(response -> one(status(response), response.path("outcome")))
                    .reduce(Counts.NONE, Counts::plus);
        }
        return one(status, answer);
    }

    private static int status(JsonNode response) {
        String words = response.path("status").asText("200");
        return Integer.parseInt(words.substring(0, Math.min(3, words.length())));
    }

    private static Counts one(int status, JsonNode outcome) {
        if (status / 100 != 2) {
            return Counts.ofRejected(reason(status, outcome));
        }
        return isIgnored(outcome) ? Counts.ofIgnored(1) : Counts.ofAccepted(1);
    }

    private static boolean isIgnored(JsonNode outcome) {
        return StreamSupport.stream(outcome.path("issue").spliterator(), false)
                .anyMatch(issue -> issue.path("code").asText().equals("not-supported"));
    }

    private static String reason(int status, JsonNode outcome) {
        JsonNode issue = outcome.path("issue").path(0);
        String details = issue.path("details").path("text").asText();
        String words = details.isEmpty() ? issue.path("diagnostics").asText() : details;
        return words.isEmpty() ? "HTTP " + status : words;
    }
}
