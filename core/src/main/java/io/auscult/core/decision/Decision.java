package io.auscult.core.decision;

import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rules decided on one question about one patient. None can be built without its rationale. */
public sealed interface Decision {
    Comparator<Decision> ORDER = Comparator.comparing(Decision::rule).thenComparing(Decision::subject);

    /** The clinical rule that asked. */
    RuleId rule();

    Subject subject();

    Rationale rationale();

    /** The same decision, reaching no further than the mode. */
    Decision within(Mode limit);

    /**
     * Show an alert.
     *
     * @param summary under 140 characters: the finding and the ask
     * @param mode how far it may reach: the lesser of the pack's, the models' and a backfill's
     * @param models the models whose scores it stands on
     * @param expiresAfter how long the alert stays open unanswered; null for as long as its basis holds
     * @param importance its place among alerts of the same urgency
     * @param escalation what becomes of it unread; null for nothing
     */
    record Raise(
            RuleId rule,
            Subject subject,
            Indicator indicator,
            String summary,
            Mode mode,
            List<ModelRef> models,
            @Nullable Duration expiresAfter,
            Rationale rationale,
            Importance importance,
            @Nullable Escalation escalation)
            implements Decision {
        public static final int SUMMARY_LIMIT = 140;

        public Raise {
            models = List.copyOf(models);
            if (summary.isBlank() || summary.length() >= SUMMARY_LIMIT) {
                throw new IllegalArgumentException("A summary has 1 to 139 characters; rule " + rule);
            }
        }

        /** Of the usual importance, and never escalated. */
        public Raise(
                RuleId rule,
                Subject subject,
                Indicator indicator,
                String summary,
                Mode mode,
                List<ModelRef> models,
                @Nullable Duration expiresAfter,
                Rationale rationale) {
            this(rule, subject, indicator, summary, mode, models, expiresAfter, rationale, Importance.USUAL, null);
        }

        /** Whether it interrupts, or does so unread after a while. */
        public boolean mayInterrupt() {
            return indicator.interrupts() || escalation != null;
        }

        /** The same, for the list alone: it says why it interrupts nobody. */
        Raise passive(String why) {
            return new Raise(
                    rule,
                    subject,
                    Indicator.INFO,
                    summary,
                    mode,
                    models,
                    expiresAfter,
                    new Rationale(
                            rationale.rule(),
                            rationale.pack(),
                            rationale.packVersion(),
                            rationale.seen(),
                            rationale.sentence() + " " + why),
                    importance,
                    null);
        }

        @Override
        public Raise within(Mode limit) {
            return new Raise(
                    rule,
                    subject,
                    indicator,
                    summary,
                    mode.and(limit),
                    models,
                    expiresAfter,
                    rationale,
                    importance,
                    escalation);
        }
    }

    /** Hold an alert back: {@link Rationale#rule} names the policy rule that holds it; until when, if it is known. */
    record Withhold(RuleId rule, Subject subject, @Nullable Instant until, Mode mode, Rationale rationale)
            implements Decision {
        @Override
        public Withhold within(Mode limit) {
            return new Withhold(rule, subject, until, mode.and(limit), rationale);
        }
    }

    /** The rules could not tell: they went over their bounds or failed. What was open stays open. */
    record Undetermined(RuleId rule, Subject subject, Rationale rationale) implements Decision {
        private static final String RAN_AWAY = "ran away";

        /** What the rationale of a rule says it saw whose pack went over its bounds, and over which. */
        public static Rationale.Seen overBounds(String pack, String bound) {
            return new Rationale.Seen(RAN_AWAY, bound, null, pack);
        }

        /** The bound that the pack of the rationale went over; empty when the rules could not tell for another reason. */
        public Optional<String> ranAway() {
            return rationale.seen().stream()
                    .filter(seen -> seen.what().equals(RAN_AWAY))
                    .map(Rationale.Seen::value)
                    .findFirst();
        }

        @Override
        public Undetermined within(Mode limit) {
            return this;
        }
    }
}
