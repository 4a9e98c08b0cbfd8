package io.auscult.cli.bench.micro;

import io.auscult.cli.bench.feed.Feed;
import io.auscult.cli.bench.feed.Feed.Told;
import io.auscult.cli.bench.feed.Population;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.Concepts;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.PatientEvent;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A patient of the bench's feed with a chart in memory, and what is told next. */
public record SomePatient(MemoryChart chart, List<FactEvent> next) {
    public static final Instant LOADED = Instant.parse("2026-01-01T12:00:00Z");
    public static final Instant NOW = LOADED.plusSeconds(3_600);

    private static final int NEXT = 1_024;
    private static final long SEED = 1;

    /** @param alert whether the newest troponin rules an infarction in */
    public static SomePatient with(int facts, boolean alert) {
        Concepts concepts = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
        Population one = Population.alike(SEED, 1, facts);
        List<PatientEvent> history = new ArrayList<>();
        one.histories(LOADED, history::add);
        MemoryChart chart = new MemoryChart(history.getFirst().envelope().patient(), concepts);
        history.forEach(chart::fold);
        if (alert) {
            new Feed(one, SEED, NOW.minusSeconds(60)).next(1, 1).forEach(told -> chart.fold(told.event()));
        }
        List<FactEvent> next =
                new Feed(one, SEED, NOW).next(NEXT, 0).stream().map(Told::event).toList();
        return new SomePatient(chart, next);
    }

    FactEvent event(int i) {
        return next.get(i & (NEXT - 1));
    }
}
