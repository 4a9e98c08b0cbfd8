package io.auscult.streams.store;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.ChartChange;
import io.auscult.core.chart.ChartFold;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A chart with drafts laid over it: what it would be if these events had come. The chart beneath stays as it is. */
public final class DraftChart implements Chart {
    private static final Comparator<Fact> NEWEST_FIRST =
            Comparator.comparing(Fact::at).reversed().thenComparing(Fact::key);

    private final Chart base;
    private final Map<FactKey, Fact> drafts = new HashMap<>();

    public DraftChart(Chart base, List<PatientEvent> events) {
        this.base = base;
        for (PatientEvent event : events) {
            ChartChange change = ChartFold.fold(this, event, base.concepts());
            if (change.write() != null) {
                drafts.put(change.write().key(), change.write());
            }
        }
    }

    @Override
    public PatientId patient() {
        return base.patient();
    }

    @Override
    public Concepts concepts() {
        return base.concepts();
    }

    @Override
    public boolean incomplete() {
        return base.incomplete();
    }

    @Override
    public Optional<Fact> fact(FactKey key) {
        Fact draft = drafts.get(key);
        return draft != null ? Optional.of(draft) : base.fact(key);
    }

    @Override
    public List<Fact> newest(ConceptId concept, int limit) {
        int enough = limit > Integer.MAX_VALUE - drafts.size() ? limit : limit + drafts.size();
        return merged(concept, base.newest(concept, enough)).limit(limit).toList();
    }

    @Override
    public List<Fact> within(ConceptId concept, Instant from, Instant to) {
        return merged(concept, base.within(concept, from, to))
                .filter(fact -> !fact.at().isBefore(from) && !fact.at().isAfter(to))
                .toList();
    }

    private Stream<Fact> merged(ConceptId concept, List<Fact> known) {
        return Stream.concat(
                        known.stream().filter(fact -> !drafts.containsKey(fact.key())),
                        drafts.values().stream().filter(fact -> fact.concepts().contains(concept)))
                .sorted(NEWEST_FIRST);
    }
}
