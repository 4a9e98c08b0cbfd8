package io.auscult.core.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
     * @param scores at least one; the first is the one that {@code band} and {@code explanation} speak of
     * @param band the model's own name for the range of the score, "high"
     * @param inputs every input with its date and source
     * @param explanation what each input adds to the first score, and what would change the band
     * @param caveats what a reader must know of this one score: rounding used, chart incomplete
     */
    record RiskScored(
            ModelRef model,
            Instant asOf,
            List<Score> scores,
            String band,
            List<Input> inputs,
            Explanation explanation,
            List<String> caveats,
            @Nullable Instant reassessAt)
            implements Signal {
        public RiskScored {
            scores = List.copyOf(scores);
            inputs = List.copyOf(inputs);
            caveats = List.copyOf(caveats);
            if (scores.isEmpty()) {
                throw new IllegalArgumentException("A scored signal has a score");
            }
        }

        public List<Contribution> contributions() {
            return explanation.contributions();
        }

        public Optional<Score> score(String name) {
            return scores.stream().filter(score -> score.name().equals(name)).findFirst();
        }

        /** For rules: whether there is a score of that name. */
        public boolean has(String name) {
            return score(name).isPresent();
        }

        /** For rules: the value of a score by name; not a number where there is none, which is neither above nor below anything. */
        public double value(String name) {
            return score(name).map(Score::value).orElse(Double.NaN);
        }

        /** For rules: what one input adds to the first score; not a number where it is not among the contributions. */
        public double points(String input) {
            return contributions().stream()
                    .filter(contribution -> contribution.input().equals(input))
                    .mapToDouble(Contribution::amount)
                    .findFirst()
                    .orElse(Double.NaN);
        }

        /** For rules: whether one input alone adds so much, or more, to the first score. */
        public boolean anyPoints(double least) {
            return contributions().stream().anyMatch(contribution -> contribution.amount() >= least);
        }

        public RiskScored withCaveat(String caveat) {
            List<String> all = new ArrayList<>(caveats);
            all.add(caveat);
            return new RiskScored(model, asOf, scores, band, inputs, explanation, all, reassessAt);
        }

        @Override
        public Signal withAsOf(Instant other) {
            return new RiskScored(model, other, scores, band, inputs, explanation, caveats, reassessAt);
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

    /**
     * Asked of a remote model, not yet answered.
     *
     * @param inputs every input of the question with its date and source
     * @param earlier the last answer that counted; null when there is none yet
     */
    record Pending(
            ModelRef model,
            Instant asOf,
            Question question,
            List<Input> inputs,
            @Nullable Earlier earlier,
            @Nullable Instant reassessAt)
            implements Signal {
        public Pending {
            inputs = List.copyOf(inputs);
        }

        @Override
        public Signal withAsOf(Instant other) {
            return new Pending(model, other, question, inputs, earlier, reassessAt);
        }
    }

    /**
     * What a remote model is asked. The same values asked of the same model are the same question.
     *
     * @param id a hash of the model and the values; an answer names it
     * @param values by the name of the input, as decimals
     */
    record Question(String id, SortedMap<String, String> values) {
        public Question {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }
    }

    /** An answer that counted until the inputs changed, shown while the next one is awaited. */
    record Earlier(Instant asOf, Score score, String band) {}

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

    /**
     * Why the first score is what it is.
     *
     * @param method how the contributions were found: "points of the score", "terms of the equation, in log-odds"
     * @param contributions what each input adds to the first score, in the method's own scale
     * @param waysOut the inputs that could change the band by themselves; none for a model without bands
     */
    record Explanation(String method, List<Contribution> contributions, List<WayOut> waysOut) {
        public static final Explanation NONE = new Explanation("", List.of(), List.of());

        public Explanation {
            contributions = List.copyOf(contributions);
            waysOut = List.copyOf(waysOut);
        }
    }

    /**
     * The nearest value of one input with which, all else being equal, the score would lie in another band.
     *
     * @param value in the input's unit, or a word such as "no"
     */
    record WayOut(String input, String value, String ucum, String band) {}

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
