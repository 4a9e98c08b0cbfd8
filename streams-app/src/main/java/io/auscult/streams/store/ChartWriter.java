package io.auscult.streams.store;

import io.auscult.core.chart.ChartChange;
import io.auscult.core.chart.ChartChange.Write;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.value.PatientId;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Writes a change to the store: each fact, the index entries it gains, and without those it loses. Nothing else is touched. */
public final class ChartWriter {
    private static final byte[] NOTHING = new byte[0];

    private final KeyValueStore<Bytes, byte[]> store;
    private final Serde<Fact> serde;

    public ChartWriter(KeyValueStore<Bytes, byte[]> store, Serde<Fact> serde) {
        this.store = store;
        this.serde = serde;
    }

    public void apply(StoreChart chart, ChartChange change) {
        for (Write write : change.writes()) {
            write(chart.patient(), write);
            chart.written(write);
        }
    }

    private void write(PatientId patient, Write write) {
        Fact before = write.before();
        Fact after = write.after();
        if (!sameEntries(before, after)) {
            unindex(patient, before);
        }
        if (after == null && before != null) {
            store.delete(ChartKeys.fact(patient, before.key()));
        }
        if (after != null) {
            store.put(ChartKeys.fact(patient, after.key()), serde.serializer().serialize("", after));
            if (!sameEntries(before, after)) {
                index(patient, after);
            }
        }
        same(patient, before, after);
    }

    private static boolean sameEntries(@Nullable Fact before, @Nullable Fact after) {
        return before != null
                && after != null
                && before.at().equals(after.at())
                && before.readAs().equals(after.readAs());
    }

    private void unindex(PatientId patient, @Nullable Fact fact) {
        if (fact != null) {
            for (ConceptId concept : fact.readAs()) {
                store.delete(ChartKeys.index(patient, concept, fact.at(), fact.key()));
            }
        }
    }

    private void index(PatientId patient, Fact fact) {
        for (ConceptId concept : fact.readAs()) {
            store.put(ChartKeys.index(patient, concept, fact.at(), fact.key()), NOTHING);
        }
    }

    private void same(PatientId patient, @Nullable Fact before, @Nullable Fact after) {
        Set<String> was = listed(before);
        Set<String> is = listed(after);
        if (was.equals(is)) {
            return;
        }
        if (before != null) {
            was.forEach(
                    identity -> put(patient, identity, same(patient, identity).without(before.key())));
        }
        if (after != null) {
            is.forEach(
                    identity -> put(patient, identity, same(patient, identity).with(after.key())));
        }
    }

    /** The identity under which the fact is listed, if another can stand beside it. */
    private static Set<String> listed(@Nullable Fact fact) {
        return fact == null || (fact.resultId() == null && !fact.key().moved()) ? Set.of() : Set.of(fact.identity());
    }

    private SameFacts same(PatientId patient, String identity) {
        return SameFacts.of(store.get(ChartKeys.same(patient, identity)));
    }

    private void put(PatientId patient, String identity, SameFacts facts) {
        Bytes key = ChartKeys.same(patient, identity);
        byte[] stored = facts.stored();
        if (stored == null) {
            store.delete(key);
        } else {
            store.put(key, stored);
        }
    }
}
