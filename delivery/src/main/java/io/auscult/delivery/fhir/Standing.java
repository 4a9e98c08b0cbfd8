package io.auscult.delivery.fhir;

import io.auscult.core.alert.Alert;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Answer.Outcome;
import io.auscult.core.event.Snooze;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an alert stands, as the record should say it. */
public sealed interface Standing {

    /** Since when. */
    Instant at();

    /** Waits for an answer. */
    record Waiting(Instant at) implements Standing {}

    record PutOff(Snooze snooze) implements Standing {
        @Override
        public Instant at() {
            return snooze.at();
        }
    }

    record Answered(Answer answer) implements Standing {
        @Override
        public Instant at() {
            return answer.at();
        }
    }

    /**
     * Its basis is gone.
     *
     * @param earlier what a clinician had said to it, null for nothing
     */
    record Withdrawn(String why, Instant at, @Nullable Answer earlier) implements Standing {}

    /** Nobody answered in time. */
    record Unanswered(Instant at) implements Standing {}

    /** The site no longer lets its rule, or a model behind it, reach clinicians. */
    record TakenBack(Instant at) implements Standing {}

    /**
     * @param earlier the last answer that was given to it, null for none
     * @param hidden whether it may reach nobody now
     */
    static Standing of(Alert alert, @Nullable Answer earlier, boolean hidden) {
        if (hidden) {
            return new TakenBack(alert.episode().revisedAt());
        }
        return switch (alert) {
            case Alert.Open open -> new Waiting(open.episode().revisedAt());
            case Alert.Snoozed snoozed -> new PutOff(snoozed.snooze());
            case Alert.Acknowledged acknowledged -> new Answered(acknowledged.answer());
            case Alert.Withdrawn withdrawn -> new Withdrawn(withdrawn.reason(), withdrawn.at(), earlier);
            case Alert.Expired expired -> new Unanswered(expired.at());
        };
    }

    /** Whether there is nothing more to say of it to somebody who never heard of it. */
    default boolean isOver() {
        return switch (this) {
            case Waiting _, PutOff _, Answered _ -> false;
            case Withdrawn _, Unanswered _, TakenBack _ -> true;
        };
    }

    /** What a clinician has said to it, if they have. */
    default @Nullable Answer answer() {
        return switch (this) {
            case Answered answered -> answered.answer();
            case Withdrawn withdrawn -> withdrawn.earlier();
            case Waiting _, PutOff _, Unanswered _, TakenBack _ -> null;
        };
    }

    /** Why it stands so, in a sentence without names; empty while it waits. */
    default String words() {
        return switch (this) {
            case Waiting _ -> "";
            case PutOff _ -> "A clinician put it off";
            case Answered answered -> words(answered.answer);
            case Withdrawn withdrawn -> withdrawn.why;
            case Unanswered _ -> "Nobody answered in time";
            case TakenBack _ -> "The site has taken the rule, or a model behind it, out of use";
        };
    }

    private static String words(Answer answer) {
        String reason = answer.reason() == null
                ? ""
                : ": "
                        + (answer.reason().display() == null
                                ? answer.reason().code().value()
                                : answer.reason().display());
        return (answer.outcome() == Outcome.ACCEPTED ? "A clinician accepted it" : "A clinician overrode it") + reason;
    }
}
