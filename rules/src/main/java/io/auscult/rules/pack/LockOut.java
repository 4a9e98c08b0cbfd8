package io.auscult.rules.pack;

import io.auscult.core.event.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How long a question stays quiet after it was answered; some reasons ask for another span than the usual one.
 *
 * @param scope whether it ends with the visit in which it was answered
 */
public record LockOut(Duration usual, Map<String, Duration> byReason, Scope scope) {
    public static final LockOut NONE = new LockOut(Duration.ZERO, Map.of());

    /** What an answer counts for. */
    public enum Scope {
        /** Until its span has passed. */
        PATIENT,
        /** No longer than the visit in which it was given: it ends with that visit, and when another begins. */
        ENCOUNTER
    }

    public LockOut {
        byReason = Map.copyOf(byReason);
    }

    /** For the patient, whatever visit. */
    public LockOut(Duration usual, Map<String, Duration> byReason) {
        this(usual, byReason, Scope.PATIENT);
    }

    public Instant endsAfter(Answer answer) {
        Duration span = answer.reason() == null
                ? usual
                : byReason.getOrDefault(answer.reason().code().value(), usual);
        return answer.at().plus(span);
    }
}
