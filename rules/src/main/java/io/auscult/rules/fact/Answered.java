package io.auscult.rules.fact;

import io.auscult.core.event.Answer;
import java.time.Instant;

/**
 * The newest answer a clinician gave to a rule about a subject.
 *
 * @param lockedUntil when the rule's lock-out ends
 * @param locked true while it lasts
 */
public record Answered(String rule, String subject, Answer answer, Instant lockedUntil, boolean locked) {
    public static Answered of(String rule, String subject, Answer answer, Instant lockedUntil, Instant now) {
        return new Answered(rule, subject, answer, lockedUntil, now.isBefore(lockedUntil));
    }

    /** "accepted" or "overridden". */
    public String outcome() {
        return switch (answer.outcome()) {
            case ACCEPTED -> "accepted";
            case OVERRIDDEN -> "overridden";
        };
    }

    /** The code of the reason; empty when none was given. */
    public String reason() {
        return answer.reason() == null ? "" : answer.reason().code().value();
    }
}
