package io.auscult.delivery.cdshooks;

import java.util.List;

/** A call that cannot be answered. Names the field, never its value. */
public final class BadCall extends Exception {
    private final Why why;
    private final String field;

    private BadCall(Why why, String field, String sentence) {
        super(sentence);
        this.why = why;
        this.field = field;
    }

    /** What kind of fault, and the HTTP status for it. */
    public enum Why {
        REQUIRED(400, "required"),
        INVALID(400, "invalid"),
        PREFETCH_NEEDED(412, "not-found");

        private final int status;
        private final String issueCode;

        Why(int status, String issueCode) {
            this.status = status;
            this.issueCode = issueCode;
        }
    }

    static BadCall required(String field) {
        return new BadCall(Why.REQUIRED, field, field + " is missing");
    }

    static BadCall invalid(String field, String sentence) {
        return new BadCall(Why.INVALID, field, sentence);
    }

    static BadCall prefetchNeeded(String field, String sentence) {
        return new BadCall(Why.PREFETCH_NEEDED, field, sentence);
    }

    public int status() {
        return why.status;
    }

    /** As FHIR's OperationOutcome. */
    public Outcome outcome() {
        return new Outcome(
                "OperationOutcome",
                List.of(new Issue("error", why.issueCode, String.valueOf(getMessage()), List.of(field))));
    }

    public record Outcome(String resourceType, List<Issue> issue) {}

    public record Issue(String severity, String code, String diagnostics, List<String> expression) {}
}
