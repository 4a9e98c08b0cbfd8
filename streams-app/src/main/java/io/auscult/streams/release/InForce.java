package io.auscult.streams.release;

import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Rulebook;
import io.auscult.core.value.ContentHash;
import java.util.List;

/**
 * What interprets a chart at one moment: the catalogue, the models at work and the rulebook.
 *
 * @param lookedAtBy the models and how far each reaches, as one word that changes when any of them does
 * @param models those that are not off, in the order of their reference
 */
public record InForce(Concepts concepts, List<Deployed> models, Rulebook rulebook, String lookedAtBy) {
    public InForce {
        models = List.copyOf(models);
    }

    public InForce(Concepts concepts, List<Deployed> models, Rulebook rulebook) {
        this(concepts, models, rulebook, ContentHash.of(words(models)));
    }

    private static String[] words(List<Deployed> models) {
        return models.stream().map(Deployed::word).toArray(String[]::new);
    }
}
