package io.auscult.cli.models;

import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.models.card.ModelCard;
import io.auscult.models.card.ModelCard.CardInput;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a model's inputs are what the catalogue in force calls so: a model that reads mg/dL must not be given mmol/L. */
final class UnitCheck {
    /** From the demographics, which no catalogue lists. */
    private static final Set<String> OF_THE_PERSON = Set.of("age", "sex", "demographics");

    private UnitCheck() {}

    /** What is wrong, a sentence each; empty when all is well. */
    static List<String> problems(ModelCard card, Concepts catalogue) {
        return card.inputs().stream()
                .flatMap(input -> problem(input, catalogue).stream())
                .toList();
    }

    private static Optional<String> problem(CardInput input, Concepts catalogue) {
        String concept = input.concept();
        if (concept == null || OF_THE_PERSON.contains(concept)) {
            return Optional.empty();
        }
        Optional<Concept> known = catalogue.concept(ConceptId.of(concept));
        if (known.isEmpty()) {
            return Optional.of(
                    "Input " + input.name() + ": the catalogue " + catalogue.version() + " has no concept " + concept);
        }
        String unit = known.get().canonicalUcum();
        return unit == null || unit.equals(input.unit())
                ? Optional.empty()
                : Optional.of("Input " + input.name() + " is in \"" + input.unit() + "\", and " + concept + " is in \""
                        + unit + "\" in the catalogue " + catalogue.version());
    }
}
