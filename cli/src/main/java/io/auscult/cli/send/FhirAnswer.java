package io.auscult.cli.send;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads what the FHIR door answered: a response Bundle with an outcome for each entry, or one OperationOutcome. */
final class FhirAnswer {
    private FhirAnswer() {}

    static Counts counts(int status, JsonNode answer) {
        if (status / 100 != 2) {
            return Counts.ofRejected(firstReason(answer, status));
        }
        return answer.path("resourceType").asText().equals("Bundle")
                ? sum(answer.path("entry"), entry -> ofEntry(entry.path("response")))
                : sum(answer.path("issue"), FhirAnswer::ofIssue);
    }

    private static Counts sum(JsonNode items, Function<JsonNode, Counts> each) {
        return StreamSupport.stream(items.spliterator(), false).map(each).reduce(Counts.NONE, Counts::plus);
    }

    private static Counts ofEntry(JsonNode response) {
        String status = response.path("status").asText();
        JsonNode issue = response.path("outcome").path("issue").path(0);
        return status.startsWith("2") ? ofIssue(issue) : Counts.ofRejected(reason(issue, "status " + status));
    }

    private static Counts ofIssue(JsonNode issue) {
        return switch (issue.path("severity").asText()) {
            case "error", "fatal" -> Counts.ofRejected(reason(issue, "without a reason"));
            default -> issue.path("code").asText().equals("not-supported") ? Counts.ofIgnored(1) : Counts.ofAccepted(1);
        };
    }

    private static String firstReason(JsonNode outcome, int status) {
        return reason(outcome.path("issue").path(0), "HTTP " + status);
    }

    private static String reason(JsonNode issue, String otherwise) {
        String details = issue.path("details").path("text").asText();
        String words = details.isEmpty() ? issue.path("diagnostics").asText() : details;
        return words.isEmpty() ? otherwise : words;
    }
}
