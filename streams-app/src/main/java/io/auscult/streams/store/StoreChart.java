package io.auscult.streams.store;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.ChartChange;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.event.FactKey;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** A patient's chart read straight from the state store; nothing is loaded that is not asked for. */
public final class StoreChart implements Chart {
    private static final byte[] NOTHING = new byte[0];
    /** Before and after every date a record can carry; the index holds microseconds in a long. */
    private static final Instant EARLIEST = Instant.parse("-9999-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
    private final Serde<Fact> serde;
    private final PatientId patient;
    private final Concepts concepts;
    private final boolean incomplete;

    public StoreChart(
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            Serde<Fact> serde,
            PatientId patient,
            Concepts concepts,
            boolean incomplete) {
        this.store = store;
        this.serde = serde;
        this.patient = patient;
        this.concepts = concepts;
        this.incomplete = incomplete;
    }

    /** Writes the change: the fact, the index entries it gains, and without those it loses. */
    public static void apply(
            KeyValueStore<Bytes, byte[]> store, Serde<Fact> serde, PatientId patient, ChartChange change) {
        Fact write = change.write();
        if (write == null) {
            return;
        }
        Fact replaced = change.replaced();
        boolean sameEntries = replaced != null
                && replaced.at().equals(write.at())
                && replaced.concepts().equals(write.concepts());
        if (replaced != null && !sameEntries) {
            replaced.concepts()
                    .forEach(concept -> store.delete(ChartKeys.index(patient, concept, replaced.at(), replaced.key())));
        }
        store.put(ChartKeys.fact(patient, write.key()), serde.serializer().serialize("", write));
        if (!sameEntries) {
            write.concepts()
                    .forEach(concept -> store.put(ChartKeys.index(patient, concept, write.at(), write.key()), NOTHING));
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
    public Optional<Fact> fact(FactKey key) {
        return Optional.ofNullable(store.get(ChartKeys.fact(patient, key)))
                .map(bytes -> serde.deserializer().deserialize("", bytes));
    }

    @Override
    public List<Fact> newest(ConceptId concept, int limit) {
        return scan(concept, EARLIEST, LATEST, limit);
    }

    @Override
    public List<Fact> within(ConceptId concept, Instant from, Instant to) {
        return scan(concept, from, to, Integer.MAX_VALUE);
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
}
