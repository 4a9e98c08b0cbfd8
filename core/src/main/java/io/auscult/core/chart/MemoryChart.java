package io.auscult.core.chart;

import io.auscult.core.chart.ChartChange.Write;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A chart in memory, for what lives no longer than one question: rule cases, backtests, a chart as of a past time. */
public final class MemoryChart implements Chart {
    private static final Comparator<Fact> NEWEST_FIRST =
            Comparator.comparing(Fact::at).reversed().thenComparing(Fact::key);

    private static final FactKey FIRST_MOVED = new FactKey(FactKey.MOVED);

    private final PatientId patient;
    private Concepts concepts;
    private final TreeMap<FactKey, Fact> facts = new TreeMap<>();
    private final Map<ConceptId, SortedSet<Fact>> byConcept = new HashMap<>();
    private final Map<String, SortedSet<FactKey>> byIdentity = new HashMap<>();

    public MemoryChart(PatientId patient, Concepts concepts) {
        this.patient = patient;
        this.concepts = concepts;
    }

    /** Folds the event into this chart. */
    public ChartChange fold(PatientEvent event) {
        return apply(ChartFold.fold(this, event, concepts));
    }

    /** Reads every fact as this catalogue says, and all later ones. */
    public ChartChange reread(Concepts newer) {
        concepts = newer;
        return apply(ChartFold.reread(this, newer));
    }

    public ChartChange apply(ChartChange change) {
        change.writes().forEach(this::apply);
        return change;
    }

    public void put(Fact fact) {
        apply(new Write(facts.get(fact.key()), fact));
    }

    private void apply(Write write) {
        if (write.before() != null) {
            remove(write.before());
        }
        if (write.after() != null) {
            add(write.after());
        }
    }

    private void remove(Fact fact) {
        facts.remove(fact.key());
        fact.readAs().forEach(concept -> index(concept).remove(fact));
        SortedSet<FactKey> same = byIdentity.get(fact.identity());
        if (same != null) {
            same.remove(fact.key());
        }
    }

    private void add(Fact fact) {
        facts.put(fact.key(), fact);
        fact.readAs().forEach(concept -> index(concept).add(fact));
        byIdentity.computeIfAbsent(fact.identity(), _ -> new TreeSet<>()).add(fact.key());
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
    public boolean holdsMoved() {
        return facts.tailMap(FIRST_MOVED).keySet().stream()
                .findFirst()
                .filter(FactKey::moved)
                .isPresent();
    }

    @Override
    public Optional<Fact> fact(FactKey key) {
        return Optional.ofNullable(facts.get(key));
    }

    @Override
    public List<Fact> newest(ConceptId concept, int limit) {
        return indexed(concept).stream().limit(limit).toList();
    }

    @Override
    public List<Fact> within(ConceptId concept, Instant from, Instant to) {
        return indexed(concept).stream()
                .filter(fact -> !fact.at().isBefore(from) && !fact.at().isAfter(to))
                .toList();
    }

    private Collection<Fact> indexed(ConceptId concept) {
        return byConcept.getOrDefault(concept, new TreeSet<>(NEWEST_FIRST));
    }

    @Override
    public List<Fact> stated(String identity) {
        return byIdentity.getOrDefault(identity, new TreeSet<>()).stream()
                .flatMap(key -> fact(key).stream())
                .toList();
    }

    @Override
    public List<Fact> parts(FactKey whole) {
        String prefix = whole.partPrefix();
        return facts.tailMap(new FactKey(prefix)).values().stream()
                .takeWhile(fact -> fact.key().value().startsWith(prefix))
                .toList();
    }

    @Override
    public List<Fact> all() {
        return List.copyOf(facts.values());
    }
}
