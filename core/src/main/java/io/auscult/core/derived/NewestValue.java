package io.auscult.core.derived;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Lookup.Found;
import io.auscult.core.derived.Lookup.Lacking;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One search for the newest usable value: past what is dated in the future, past what is marked, no further than what is fresh. */
final class NewestValue {
    private final Chart chart;
    private final ConceptId concept;
    private final Instant now;
    private final @Nullable Duration freshFor;
    private @Nullable Instant nextVisible;
    private @Nullable Fact firstMarked;

    NewestValue(Chart chart, ConceptId concept, Instant now) {
        this.chart = chart;
        this.concept = concept;
        this.now = now;
        this.freshFor = chart.concepts().concept(concept).map(Concept::freshFor).orElse(null);
    }

    Lookup find() {
        for (Iterator<Fact> facts = NewestFirst.of(chart, concept).iterator(); facts.hasNext(); ) {
            Fact fact = facts.next();
            if (Lookup.isFuture(fact, now)) {
                nextVisible = Lookup.visibleAt(fact);
            } else if (isStale(fact)) {
                return firstMarked == null
                        ? new Lacking(Lookup.stale(chart.concepts(), concept, fact, freshFor), null, nextVisible, null)
                        : marked(firstMarked);
            } else if (fact.reading().usable()) {
                return new Found(Measured.of(concept, fact, staleAt(fact), passedOver()), nextVisible);
            } else if (firstMarked == null) {
                firstMarked = fact;
            }
        }
        return firstMarked == null ? missing() : marked(firstMarked);
    }

    private @Nullable Instant staleAt(Fact fact) {
        return freshFor == null ? null : fact.at().plus(freshFor);
    }

    private boolean isStale(Fact fact) {
        Instant end = staleAt(fact);
        return end != null && !now.isBefore(end);
    }

    private Optional<String> passedOver() {
        return Optional.ofNullable(firstMarked)
                .map(newer -> "A newer " + chart.concepts().words(concept) + ", of " + Lookup.date(newer.at())
                        + ", was not used: " + Lookup.markOf(newer).words() + ".");
    }

    private Lacking marked(Fact fact) {
        return new Lacking(Lookup.unusable(chart.concepts(), concept, fact), fact, nextVisible, staleAt(fact));
    }

    private Lacking missing() {
        return new Lacking(
                new Problem(
                        concept.value(),
                        Kind.MISSING,
                        "There is no " + chart.concepts().words(concept) + "."),
                null,
                nextVisible,
                null);
    }
}
