package io.auscult.rules.lint;

import java.util.Map;
import java.util.Set;

/**
 * What a model's card says that a rule may ask for. The rules see no model's code; whoever has the cards hands this in.
 *
 * @param bands the words of the score's ranges
 * @param scores the names of its scores, each with its scale: "probability", "points" or a unit
 * @param inputs the concepts it reads, by which a card may show their values
 */
public record KnownModel(String id, Set<String> bands, Map<String, String> scores, Set<String> inputs) {
    static final String PROBABILITY = "probability";

    public KnownModel {
        bands = Set.copyOf(bands);
        scores = Map.copyOf(scores);
        inputs = Set.copyOf(inputs);
    }
}
