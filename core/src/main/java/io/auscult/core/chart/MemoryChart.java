package io.auscult.core.chart;

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
import java.util.SortedSet;
import java.util.TreeSet;

/** A chart in memory, for what lives no longer than one question: rule cases, backtests, a consult's draft. */
public final class MemoryChart implements Chart {
    private static final Comparator<Fact> NEWEST_FIRST =
            Comparator.comparing(Fact::at).reversed().thenComparing(Fact::key);

    private final PatientId patient;
    private final Concepts concepts;
    private final Map<FactKey, Fact> facts = new HashMap<>();
    private final Map<ConceptId, SortedSet<Fact>> byConcept = new HashMap<>();

    public MemoryChart(PatientId patient, Concepts concepts) {
        this.patient = patient;
        this.concepts = concepts;
    }

    /** Folds the event into this chart. */
    public ChartChange fold(PatientEvent event) {
        ChartChange change = ChartFold.fold(this, event, concepts);
        if (change.write() != null) {
            put(change.write());
        }
        return change;
    }

    public void put(Fact fact) {
        Fact replaced = facts.put(fact.key(), fact);
        if (replaced != null) {
            replaced.concepts().forEach(concept -> index(concept).remove(replaced));
        }
        fact.concepts().forEach(concept -> index(concept).add(fact));
    }

    public List<Fact> facts() {
        return facts.values().stream().sorted(Comparator.comparing(Fact::key)).toList();
    }

    private SortedSet<Fact> index(ConceptId concept) {
        return byConcept.computeIfAbsent(concept, _ -> new TreeSet<>(NEWEST_FIRST));
    }

    @Override
    public PatientId patient() {
        return patient;
    }

    @Override
    public Concepts concepts() {
        return concepts;
    }

    @Override
    public boolean incomplete() {
        return false;
    }

    @Override
    public Optional<Fact> fact(FactKey key) {
        return Optional.ofNullable(facts.get(key));
    }

    @Override
    public List<Fact> newest(ConceptId concept, int limit) {
        return byConcept.getOrDefault(concept, new TreeSet<>(NEWEST_FIRST)).stream()
                .limit(limit)
                .toList();
    }

    @Override
    public List<Fact> within(ConceptId concept, Instant from, Instant to) {
        return byConcept.getOrDefault(concept, new TreeSet<>(NEWEST_FIRST)).stream()
                .filter(fact -> !fact.at().isBefore(from) && !fact.at().isAfter(to))
                .toList();
    }
}
