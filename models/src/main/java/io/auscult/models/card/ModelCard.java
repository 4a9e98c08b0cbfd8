package io.auscult.models.card;

import io.auscult.core.signal.ModelRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of itself to the people who use it: for what and whom it is, what it takes, how well it does, where it ends.
 *
 * @param name for a reader
 * @param scores the names by which rules ask for them, each with its scale: "probability", "points" or a unit
 * @param bands the words of the score's ranges, and what each means
 * @param performance as published, each with its source
 * @param choices where the publication leaves something open, what was chosen
 * @param sourceAttributes the 31 of HTI-1, every one of them stated
 */
public record ModelCard(
        ModelRef model,
        String name,
        String purpose,
        String population,
        List<CardInput> inputs,
        Map<String, String> scores,
        Map<String, String> bands,
        List<String> performance,
        List<String> choices,
        List<String> limits,
        List<String> citation,
        Map<SourceAttribute, String> sourceAttributes) {
    public ModelCard {
        inputs = List.copyOf(inputs);
        performance = List.copyOf(performance);
        choices = List.copyOf(choices);
        limits = List.copyOf(limits);
        citation = List.copyOf(citation);
    }

    /**
     * @param name in input lines
     * @param concept the catalogue's, null for what is not read from a chart
     * @param codes for orientation, "LOINC 2093-3"; the catalogue decides
     * @param unit UCUM, empty for none
     * @param allowed the values for which the model may be used, in words
     */
    public record CardInput(String name, @Nullable String concept, List<String> codes, String unit, String allowed) {
        public CardInput {
            codes = List.copyOf(codes);
        }
    }
}
