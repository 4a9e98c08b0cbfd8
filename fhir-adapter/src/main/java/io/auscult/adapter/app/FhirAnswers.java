package io.auscult.adapter.app;

import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What the FHIR door answers, as the JSON of FHIR: what became of each entry. */
final class FhirAnswers {
    static final MediaType FHIR_JSON = MediaType.parseMediaType("application/fhir+json");

    private FhirAnswers() {}

    record OperationOutcome(String resourceType, List<Issue> issue) {}

    record Issue(String severity, String code, String diagnostics) {}

    record Bundle(String resourceType, String type, List<Entry> entry) {}

    record Entry(Response response) {}

    record Response(String status, OperationOutcome outcome) {}

    /** A bundle's answer is a bundle, entry by entry; any other's is one outcome. */
    static Object of(MappedMessage message) {
        return switch (message.form()) {
            case TRANSACTION -> bundle("transaction-response", message);
            case BUNDLE -> bundle("batch-response", message);
            case LINES -> LinesAnswer.of(message);
            case RESOURCE, V2, UNREADABLE ->
                new OperationOutcome(
                        "OperationOutcome",
                        message.entries().stream().map(FhirAnswers::issue).toList());
        };
    }

    static ResponseEntity<Object> answer(HttpStatus status, Object body) {
        return ResponseEntity.status(status).contentType(FHIR_JSON).body(body);
    }

    static ResponseEntity<Object> information(String diagnostics) {
        return answer(HttpStatus.OK, outcome("information", "informational", diagnostics));
    }

    static OperationOutcome outcome(String severity, String code, String diagnostics) {
        return new OperationOutcome("OperationOutcome", List.of(new Issue(severity, code, diagnostics)));
    }

    private static Bundle bundle(String type, MappedMessage message) {
        return new Bundle(
                "Bundle",
                type,
                message.entries().stream().map(FhirAnswers::entry).toList());
    }

    private static Entry entry(MappedEntry entry) {
        String status = switch (entry.mapped()) {
            case Mapped.Events _ -> "201 Created";
            case Mapped.Ignored _ -> "200 OK";
            case Mapped.Rejected _ -> "422 Unprocessable Entity";
        };
        return new Entry(new Response(status, new OperationOutcome("OperationOutcome", List.of(issue(entry)))));
    }

    private static Issue issue(MappedEntry entry) {
        return switch (entry.mapped()) {
            case Mapped.Events said ->
                new Issue("information", "informational", words(said.events().size()));
            case Mapped.Ignored ignored ->
                new Issue("information", "not-supported", entry.type() + " ignored: " + ignored.reason());
            case Mapped.Rejected rejected ->
                new Issue(
                        "error",
                        "processing",
                        entry.type() + " kept as a dead letter: " + rejected.reason() + ". " + rejected.remedy());
        };
    }

    private static String words(int events) {
        return events == 1 ? "1 event" : events + " events";
    }
}
