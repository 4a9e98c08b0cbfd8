package io.auscult.core.chart;

import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long the catalogue keeps a fact. */
final class ChartAge {
    private ChartAge() {}

    /**
     * True when every concept that the fact means has had its time. What has no limit stays for ever; so do
     * retractions, or what was taken back could come again.
     */
    static boolean isPast(Fact fact, Instant now, Concepts concepts) {
        if (fact.retracted()) {
            return false;
        }
        if (fact.concepts().isEmpty()) {
            return isPast(fact, concepts.keptForUnknown(), now);
        }
        return fact.concepts().stream().allMatch(concept -> isPast(fact, keptFor(concept, concepts), now));
    }

    /** A remote model may have a concept's name; its answers have no age, since the next one replaces them. */
    private static Optional<Duration> keptFor(ConceptId id, Concepts concepts) {
        if (id.isInference()) {
            return Optional.empty();
        }
        return concepts.concept(id.plain()).map(Concept::keptFor);
    }

    private static boolean isPast(Fact fact, Optional<Duration> keptFor, Instant now) {
        return keptFor.map(age -> fact.at().plus(age).isBefore(now)).orElse(false);
    }
}
