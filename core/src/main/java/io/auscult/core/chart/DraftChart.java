package io.auscult.core.chart;

import io.auscult.core.chart.ChartChange.Write;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A chart with drafts laid over it: what it would be if these events had come. The chart beneath stays as it is. */
public final class DraftChart implements Chart {
    private static final Comparator<Fact> NEWEST_FIRST =
            Comparator.comparing(Fact::at).reversed().thenComparing(Fact::key);

    private final Chart base;
    private final Map<FactKey, Write> drafts = new TreeMap<>();

    public DraftChart(Chart base) {
        this.base = base;
    }

    public DraftChart(Chart base, List<PatientEvent> events) {
        this(base);
        events.forEach(
                event -> ChartFold.fold(this, event, base.concepts()).writes().forEach(this::write));
    }

    void put(Fact fact) {
        write(new Write(fact(fact.key()).orElse(null), fact));
    }

    void remove(Fact fact) {
        write(new Write(fact, null));
    }

    private void write(Write write) {
        FactKey key = key(write);
        Write earlier = drafts.get(key);
        @Nullable Fact before = earlier == null ? write.before() : earlier.before();
        if (before == null && write.after() == null) {
            drafts.remove(key);
        } else {
            drafts.put(key, new Write(before, write.after()));
        }
    }

    /** The drafts as changes of the chart beneath, without those that come to nothing. */
    List<Write> writes() {
        return drafts.values().stream()
                .filter(write -> write.before() == null || !write.before().equals(write.after()))
                .toList();
    }

    private static FactKey key(Write write) {
        return write.after() != null ? write.after().key() : before(write).key();
    }

    private static Fact before(Write write) {
        if (write.before() == null) {
            throw new IllegalStateException("A write has a fact before or after");
        }
        return write.before();
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
    public boolean holdsMoved() {
        return base.holdsMoved() || drafts.keySet().stream().anyMatch(FactKey::moved);
    }

    @Override
    public Optional<Fact> fact(FactKey key) {
        Write draft = drafts.get(key);
        return draft != null ? Optional.ofNullable(draft.after()) : base.fact(key);
    }

    @Override
    public List<Fact> newest(ConceptId concept, int limit) {
        int enough = limit > Integer.MAX_VALUE - drafts.size() ? limit : limit + drafts.size();
        return merged(base.newest(concept, enough), fact -> fact.readAs().contains(concept))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Fact> within(ConceptId concept, Instant from, Instant to) {
        return merged(base.within(concept, from, to), fact -> fact.readAs().contains(concept))
                .filter(fact -> !fact.at().isBefore(from) && !fact.at().isAfter(to))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public List<Fact> stated(String identity) {
        return inOrder(merged(base.stated(identity), fact -> fact.identity().equals(identity)));
    }

    @Override
    public List<Fact> parts(FactKey whole) {
        return inOrder(merged(base.parts(whole), fact -> fact.key().value().startsWith(whole.partPrefix())));
    }

    @Override
    public List<Fact> all() {
        return inOrder(merged(base.all(), _ -> true));
    }

    private Stream<Fact> merged(List<Fact> known, Predicate<Fact> asked) {
        List<Fact> drafted = new ArrayList<>();
        drafts.values().forEach(write -> {
            if (write.after() != null && asked.test(write.after())) {
                drafted.add(write.after());
            }
        });
        return Stream.concat(known.stream().filter(fact -> !drafts.containsKey(fact.key())), drafted.stream());
    }

    private static List<Fact> inOrder(Stream<Fact> facts) {
        return facts.sorted(Comparator.comparing(Fact::key)).toList();
    }
}
