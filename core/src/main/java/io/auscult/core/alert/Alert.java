package io.auscult.core.alert;

import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.event.Answer;
import java.time.Instant;

/** An alert in one of its states. A transition is a method on the state that allows it. */
public sealed interface Alert {

    Episode episode();

    Alert withEpisode(Episode episode);

    /** Waits for an answer. */
    record Open(Episode episode) implements Alert {
        Open revise(Raise newer, Instant now) {
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
        public Open withEpisode(Episode other) {
            return new Open(other);
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
