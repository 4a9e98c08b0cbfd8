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
        NO_SUCH_SERVICE(404, "not-found"),
        METHOD(405, "not-supported"),
        PREFETCH_NEEDED(412, "not-found"),
        TOO_LARGE(413, "too-long");

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

    public static BadCall noSuchService() {
        return new BadCall(
                Why.NO_SUCH_SERVICE,
                "id",
                "There is no service of this id here; GET /cds-services lists those there are");
    }

    public static BadCall method() {
        return new BadCall(
                Why.METHOD,
                "method",
                "GET /cds-services lists the services; a service and its feedback are called by POST");
    }

    public static BadCall tooLarge(int mostBytes) {
        return new BadCall(
                Why.TOO_LARGE, "$", "The body is larger than the " + mostBytes + " bytes that are read here");
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
