package io.auscult.core.alert;

import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Snooze;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An alert in one of its states. A transition is a method on the state that allows it. */
public sealed interface Alert {

    Episode episode();

    Alert withEpisode(Episode episode);

    /** Waits for an answer. */
    record Open(Episode episode) implements Alert {
        Open revise(Raise newer, Instant now) {
            return new Open(episode.revised(newer, now));
        }

        /** A step more urgent, because nobody has been shown it. */
        Open escalate(Raise newer, @Nullable String to, Instant now) {
            return new Open(episode.escalated(newer, to, now));
        }

        Snoozed snooze(Snooze snooze) {
            return new Snoozed(episode, snooze);
        }

        Acknowledged answer(Answer answer) {
            return new Acknowledged(episode, answer, false);
        }

        Withdrawn withdraw(String reason, Instant now) {
            return new Withdrawn(episode, reason, now);
        }

        Expired expire(Instant now) {
            return new Expired(episode, now);
        }

        @Override
        public Open withEpisode(Episode other) {
            return new Open(other);
        }
    }

    /** Put off by a clinician: not shown, and back under its own id in a new revision when it wakes. */
    record Snoozed(Episode episode, Snooze snooze) implements Alert {
        Snoozed again(Snooze newer) {
            return new Snoozed(episode, newer);
        }

        Open wake(Raise newer, Instant now) {
            return new Open(episode.revised(newer, now));
        }

        Acknowledged answer(Answer answer) {
            return new Acknowledged(episode, answer, false);
        }

        Withdrawn withdraw(String reason, Instant now) {
            return new Withdrawn(episode, reason, now);
        }

        Expired expire(Instant now) {
            return new Expired(episode, now);
        }

        @Override
        public Snoozed withEpisode(Episode other) {
            return new Snoozed(other, snooze);
        }
    }

    /**
     * Answered, and its basis still holds.
     *
     * @param heldSince true once a policy rule has held the rule's next proposal back: when that hold ends, a new episode opens
     */
    record Acknowledged(Episode episode, Answer answer, boolean heldSince) implements Alert {
        Acknowledged held() {
            return new Acknowledged(episode, answer, true);
        }

        Withdrawn withdraw(String reason, Instant now) {
            return new Withdrawn(episode, reason, now);
        }

        @Override
        public Acknowledged withEpisode(Episode other) {
            return new Acknowledged(other, answer, heldSince);
        }
    }

    /** Over, because its basis is gone or a policy rule holds it; who saw it is told the reason. */
    record Withdrawn(Episode episode, String reason, Instant at) implements Alert {
        @Override
        public Withdrawn withEpisode(Episode other) {
            return new Withdrawn(other, reason, at);
        }
    }

    /** Over, unanswered for too long; the rule stays quiet until it has once not matched. */
    record Expired(Episode episode, Instant at) implements Alert {
        @Override
        public Expired withEpisode(Episode other) {
            return new Expired(other, at);
        }
    }
}
