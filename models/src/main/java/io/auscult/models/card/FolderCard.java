package io.auscult.models.card;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.value.Mode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The card of a model folder: what every model says of itself, and what binds this one to charts without any Java.
 *
 * @param inputs in the order of the graph's columns
 * @param excludes a diagnosis of one of these, ever, puts a patient outside the population
 * @param score the name, horizon and scale of the score; the value in it means nothing
 * @param cutPoints empty when the model has no bands
 * @param limits of one call
 * @param mode in which it ships
 * @param reference by input, whose score the contributions add up from; empty when the card gives none
 */
public record FolderCard(
        ModelCard card,
        List<BoundInput> inputs,
        List<ConceptId> excludes,
        Engine engine,
        Calibration calibration,
        Score score,
        List<CutPoint> cutPoints,
        RunLimits limits,
        Mode mode,
        Reference reference) {
    /** The band of models without cut-points. */
    public static final String NO_BANDS = "scored";

    public FolderCard {
        inputs = List.copyOf(inputs);
        excludes = List.copyOf(excludes);
        cutPoints = List.copyOf(cutPoints);
    }

    /**
     * @param megabytes at most so large is the model's file
     * @param milliseconds at most so long takes one call
     */
    public record RunLimits(int megabytes, int milliseconds) {}

    /**
     * @param values by input name, as in a {@code score} line
     * @param words what these values are: "training medians"
     */
    public record Reference(Map<String, Object> values, String words) {
        public Reference {
            values = Collections.unmodifiableMap(new TreeMap<>(values));
        }

        public boolean isGiven() {
            return !values.isEmpty();
        }
    }

    /** The names of the graph's columns, in order. */
    public List<String> columns() {
        return inputs.stream().flatMap(input -> input.columns().stream()).toList();
    }

    /** Whether the graph's raw output is a probability; else it is a margin or another number. */
    public boolean takesProbability() {
        return switch (calibration) {
            case Calibration.Platt _ -> true;
            case Calibration.PlattOnMargin _, Calibration.Isotonic _, Calibration.None _ -> false;
        };
    }

    public String band(double score) {
        return cutPoints.stream()
                .filter(cut -> cut.below() == null || score < cut.below())
                .map(CutPoint::band)
                .findFirst()
                .orElse(NO_BANDS);
    }

    /** The score with its value. */
    public Score scored(double value) {
        return new Score(score.name(), value, score.horizon(), score.scale());
    }

    /** Whether a chart can have what the model needs. */
    public boolean readsCharts() {
        return inputs.stream()
                .noneMatch(input ->
                        input.origin() instanceof Origin.LineOnly && input.missing() instanceof MissingPolicy.Refuse);
    }

    /** The concepts that the card names. */
    public Stream<ConceptId> concepts() {
        return Stream.concat(
                excludes.stream(),
                inputs.stream()
                        .map(BoundInput::origin)
                        .filter(Origin.OfConcept.class::isInstance)
                        .map(origin -> ((Origin.OfConcept) origin).concept()));
    }
}
