package io.auscult.core.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a model says about a patient: a score, or why there is none. A model never guesses. */
public sealed interface Signal {

    ModelRef model();

    /** The patient's {@code now} at which the model looked. */
    Instant asOf();

    /** When the answer may change though no fact does, because an input grows stale or a window closes; null for never. */
    @Nullable Instant reassessAt();

    /** The same answer with another as-of: a signal is written again only when more than that differs. */
    Signal withAsOf(Instant asOf);

    default boolean saysTheSameAs(Signal other) {
        return equals(other.withAsOf(asOf()));
    }

    /**
     * @param scores at least one; the first is the one that {@code band} and {@code contributions} speak of
     * @param band the model's own name for the range of the score, "high"
     * @param inputs every input with its date and source
     * @param contributions what each input adds to the first score, in the model's own scale (log-odds, points)
     * @param caveats what a reader must know of this one score: rounding used, chart incomplete
     */
    record RiskScored(
            ModelRef model,
            Instant asOf,
            List<Score> scores,
            String band,
            List<Input> inputs,
            List<Contribution> contributions,
            List<String> caveats,
            @Nullable Instant reassessAt)
            implements Signal {
        public RiskScored {
            scores = List.copyOf(scores);
            inputs = List.copyOf(inputs);
            contributions = List.copyOf(contributions);
            caveats = List.copyOf(caveats);
            if (scores.isEmpty()) {
                throw new IllegalArgumentException("A scored signal has a score");
            }
        }

        public Optional<Score> score(String name) {
            return scores.stream().filter(score -> score.name().equals(name)).findFirst();
        }

        /**
         * For rules: the value of a score by name.
         *
         * @throws IllegalArgumentException when the model has no score of that name
         */
        public double value(String name) {
            return score(name)
                    .orElseThrow(() -> new IllegalArgumentException("Model " + model + " has no score " + name))
                    .value();
        }

        public RiskScored withCaveat(String caveat) {
            List<String> all = new ArrayList<>(caveats);
            all.add(caveat);
            return new RiskScored(model, asOf, scores, band, inputs, contributions, all, reassessAt);
        }

        @Override
        public Signal withAsOf(Instant other) {
            return new RiskScored(model, other, scores, band, inputs, contributions, caveats, reassessAt);
        }
    }

    /** @param problems which inputs, by name, and what is wrong with each; at least one */
    record NotAssessable(
            ModelRef model,
            Instant asOf,
            String reason,
            List<Problem> problems,
            @Nullable Instant reassessAt) implements Signal {
        public NotAssessable {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("A signal that is not assessable names the inputs");
            }
        }

        @Override
        public Signal withAsOf(Instant other) {
            return new NotAssessable(model, other, reason, problems, reassessAt);
        }
    }

    /** Asked of a remote model, not yet answered. */
    record Pending(ModelRef model, Instant asOf, @Nullable Instant reassessAt) implements Signal {
        @Override
        public Signal withAsOf(Instant other) {
            return new Pending(model, other, reassessAt);
        }
    }

    /**
     * @param horizon what the score looks ahead over ("10yr"), or "now"
     * @param scale "probability" or "points"
     */
    record Score(String name, double value, String horizon, String scale) {}

    /**
     * @param value as the model used it, in the concept's canonical unit: "182"
     * @param ucum the unit; empty for what has none
     * @param at the date of the value; null for what has none, such as the absence of a diagnosis
     * @param fact the fact's key and {@code source} its sender; both empty for an absence
     */
    record Input(
            String name,
            String value,
            String ucum,
            @Nullable Instant at,
            String fact,
            String source) {}

    record Contribution(String input, double amount) {}

    record Problem(String input, Kind kind, String sentence) {
        public enum Kind {
            OUTSIDE_POPULATION,
            MISSING,
            STALE,
            IMPLAUSIBLE,
            NOT_UNDERSTOOD
        }
    }
}
