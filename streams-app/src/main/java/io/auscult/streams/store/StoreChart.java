package io.auscult.streams.store;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.ChartChange.Write;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.event.FactKey;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * A patient's chart read straight from the state store; nothing is loaded that is not asked for, and nothing twice. It lives for one
 * event: {@link ChartWriter} tells it what was written meanwhile.
 */
public final class StoreChart implements Chart {
    /** Before and after every date a record can carry; the index holds microseconds in a long. */
    private static final Instant EARLIEST = Instant.parse("-9999-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
    private final Serde<Fact> serde;
    private final PatientId patient;
    private final Concepts concepts;
    private final boolean incomplete;
    private final boolean holdsMoved;
    private final ChartMemory memory;
    private final Map<FactKey, Optional<Fact>> read = new HashMap<>();

    public StoreChart(
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            Serde<Fact> serde,
            PatientId patient,
            Concepts concepts,
            boolean incomplete,
            boolean holdsMoved) {
        this(store, serde, patient, concepts, incomplete, holdsMoved, new ChartMemory());
    }

    /** @param memory what was read of this chart before */
    public StoreChart(
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            Serde<Fact> serde,
            PatientId patient,
            Concepts concepts,
            boolean incomplete,
            boolean holdsMoved,
            ChartMemory memory) {
        this.store = store;
        this.serde = serde;
        this.patient = patient;
        this.concepts = concepts;
        this.incomplete = incomplete;
        this.holdsMoved = holdsMoved;
        this.memory = memory;
    }

    /** The same chart, after an event that could not be folded. */
    public StoreChart asIncomplete() {
        return new StoreChart(store, serde, patient, concepts, true, holdsMoved, memory);
    }

    void written(Write write) {
        memory.written(write);
        if (write.after() != null) {
            read.put(write.after().key(), Optional.of(write.after()));
        } else if (write.before() != null) {
            read.put(write.before().key(), Optional.empty());
        }
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
        return incomplete;
    }

    @Override
    public boolean holdsMoved() {
        return holdsMoved;
    }

    @Override
    public Optional<Fact> fact(FactKey key) {
        return read.computeIfAbsent(
                key,
                asked -> Optional.ofNullable(store.get(ChartKeys.fact(patient, asked)))
                        .map(this::decoded));
    }

    @Override
    public List<Fact> newest(ConceptId concept, int limit) {
        return memory.newest(concept, limit).orElseGet(() -> {
            List<Fact> facts = scan(concept, EARLIEST, LATEST, limit);
            memory.read(concept, facts, facts.size() < limit);
            return facts;
        });
    }

    @Override
    public List<Fact> within(ConceptId concept, Instant from, Instant to) {
        return memory.within(concept, from, to).orElseGet(() -> scan(concept, from, to, Integer.MAX_VALUE));
    }

    @Override
    public List<Fact> stated(String identity) {
        // A fact that can have no other beside it but one from a merge is not listed: its key is its identity.
        SameFacts same =
                SameFacts.of(store.get(ChartKeys.same(patient, identity))).with(new FactKey(identity));
        return same.keys().stream()
                .flatMap(key -> fact(key).stream())
                .filter(fact -> fact.identity().equals(identity))
                .toList();
    }

    @Override
    public List<Fact> parts(FactKey whole) {
        return withPrefix(whole.partPrefix());
    }

    @Override
    public List<Fact> all() {
        return withPrefix("");
    }

    private List<Fact> withPrefix(String prefix) {
        List<Fact> facts = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(ChartKeys.factsFrom(patient, prefix), ChartKeys.factsTo(patient, prefix))) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                facts.add(decoded(entry.value));
            }
        }
        return facts;
    }

    private List<Fact> scan(ConceptId concept, Instant from, Instant to, int limit) {
        List<Fact> facts = new ArrayList<>();
        Bytes first = ChartKeys.indexFrom(patient, concept, to);
        Bytes last = ChartKeys.indexTo(patient, concept, from);
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(first, last)) {
            while (facts.size() < limit && entries.hasNext()) {
                FactKey key = ChartKeys.factOf(entries.next().key, concept);
                facts.add(fact(key)
                        .orElseThrow(
                                () -> new IllegalStateException("The chart's index names a fact that is not there")));
            }
        }
        return facts;
    }

    private Fact decoded(byte[] bytes) {
        return serde.deserializer().deserialize("", bytes);
    }
}
