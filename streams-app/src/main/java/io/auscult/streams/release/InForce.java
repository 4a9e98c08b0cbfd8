package io.auscult.streams.release;

import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Rulebook;
import java.util.List;

/**
 * What interprets a chart at one moment: the catalogue, the models at work and the rulebook.
 *
 * @param models those that are not off, in the order of their reference
 */
public record InForce(Concepts concepts, List<Deployed> models, Rulebook rulebook) {
    public InForce {
        models = List.copyOf(models);
    }
}
