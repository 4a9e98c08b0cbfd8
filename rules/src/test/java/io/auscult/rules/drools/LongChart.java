package io.auscult.rules.drools;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.event.FactKey;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A chart in which every concept has been recorded as often as it takes to be slow, each time the same. */
record LongChart(Fact fact, int times) implements Chart {
    @Override
    public PatientId patient() {
        return new PatientId("0".repeat(32));
    }

    @Override
    public Concepts concepts() {
        return Concepts.EMPTY;
    }

    @Override
    public boolean incomplete() {
        return false;
    }

    @Override
    public boolean holdsMoved() {
        return false;
    }

    @Override
    public Optional<Fact> fact(FactKey key) {
        return Optional.empty();
    }

    @Override
    public List<Fact> newest(ConceptId concept, int limit) {
        return concept.equals(ConceptId.DEMOGRAPHICS) ? List.of() : Collections.nCopies(Math.min(limit, times), fact);
    }

    @Override
    public List<Fact> within(ConceptId concept, Instant from, Instant to) {
        return newest(concept, times);
    }

    @Override
    public List<Fact> stated(String identity) {
        return List.of();
    }

    @Override
    public List<Fact> parts(FactKey whole) {
        return List.of();
    }

    @Override
    public List<Fact> all() {
        return Collections.nCopies(times, fact);
    }
}
