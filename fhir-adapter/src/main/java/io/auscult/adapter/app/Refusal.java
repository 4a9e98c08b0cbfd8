package io.auscult.adapter.app;

import org.springframework.http.HttpStatus;

/** A request that the FHIR door turns away before anything of it is stored. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final Reason reason;
    private final String source;

    /** Why; each is an HTTP status, a FHIR issue code and a word to count by. */
    enum Reason {
        NO_SOURCE(HttpStatus.NOT_FOUND, "not-found", "no-source"),
        NO_SECRET(HttpStatus.UNAUTHORIZED, "login", "no-secret"),
        SECRET_UNREADABLE(HttpStatus.SERVICE_UNAVAILABLE, "exception", "secret-unreadable"),
        MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "not-supported", "media-type"),
        TOO_LONG(HttpStatus.CONTENT_TOO_LARGE, "too-long", "too-long"),
        TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "timeout", "too-slow"),
        BROKEN_OFF(HttpStatus.BAD_REQUEST, "incomplete", "broken-off"),
        NO_ROOM(HttpStatus.SERVICE_UNAVAILABLE, "throttled", "no-room");

        private final HttpStatus status;
        private final String issue;
        private final String word;

        Reason(HttpStatus status, String issue, String word) {
            this.status = status;
            this.issue = issue;
            this.word = word;
        }

        HttpStatus status() {
            return status;
        }

        String issue() {
            return issue;
        }

        String word() {
            return word;
        }
    }

    /**
     * @param source whose door it was; empty when nobody's
     * @param message for the sender: what is wrong and what to do, and nothing of what was sent
     */
    Refusal(Reason reason, String source, String message) {
        super(message);
        this.reason = reason;
        this.source = source;
    }

    Reason reason() {
        return reason;
    }

    String source() {
        return source;
    }
}
