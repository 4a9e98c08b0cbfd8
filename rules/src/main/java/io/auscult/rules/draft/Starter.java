package io.auscult.rules.draft;

import io.auscult.core.concept.Concept;
import java.util.Map;

/** What a new rule asks first. */
public sealed interface Starter {

    /**
     * A model's score beyond a limit.
     *
     * @param scale "probability", "points" or a unit
     * @param band any band of the model, for the cases
     * @param input any input of the model, for the case in which it is missing
     */
    record ByScore(String model, String score, String scale, String band, String input, Amount limit)
            implements Starter {}

    /**
     * A band of a model.
     *
     * @param other another band, for the case that does not fire
     * @param score any score of the model with its scale, for the cases
     */
    record ByBand(String model, String band, String other, Map.Entry<String, String> score, String input)
            implements Starter {}

    /** A value beyond a limit. */
    record ByObservation(Concept concept, Amount limit) implements Starter {}

    /**
     * A policy: what was done lately answers the question of an area's alerts.
     *
     * @param days how long
     */
    record AfterProcedure(Concept procedure, int days, String area) implements Starter {}

    /** The kind of pack it belongs in. */
    default String kind() {
        return this instanceof AfterProcedure ? "policy" : "clinical";
    }
}
