package io.auscult.rules.fact;

import io.auscult.core.event.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest answer a clinician gave to a rule about a subject.
 *
 * @param lockedUntil when the rule's lock-out ends; null when nothing but new data ends it
 * @param locked true while it lasts
 * @param thenNewData whether new data have to come before the question is asked again, when its time has passed
 */
public record Answered(
        String rule,
        String subject,
        Answer answer,
        @Nullable Instant lockedUntil,
        boolean locked,
        boolean thenNewData) {
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
