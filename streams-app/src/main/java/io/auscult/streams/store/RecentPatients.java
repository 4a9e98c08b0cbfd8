package io.auscult.streams.store;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.signal.Signal;
import io.auscult.schemas.codec.PatientState;
import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * What a task used last, decoded, so that a patient of whom much arrives is not read again for each event. It repeats what the
 * stores say and is written with them; it is a store itself only so that the stages of one task share it, and so that it is empty
 * whenever the task begins anew.
 */
public final class RecentPatients implements StateStore {
    private static final int MOST_FACTS = 6_000;
    private static final int MOST_VALUES = 2_000;
    private static final int TRIM_EVERY = 256;

    private final String name;
    private final Recent<ChartMemory> charts = new Recent<>(MOST_FACTS, chart -> chart.size() + 1);
    private final Recent<PatientState> states = new Recent<>(MOST_VALUES, _ -> 1);
    private final Recent<Signal> signals = new Recent<>(MOST_VALUES, _ -> 1);
    private final Recent<AlertBook> books = new Recent<>(MOST_VALUES, _ -> 1);
    private int uses;
    private boolean open;

    private RecentPatients(String name) {
        this.name = name;
    }

    /** The chart's memory, empty if it was not used lately. */
    public ChartMemory chart(String patient) {
        if (++uses % TRIM_EVERY == 0) {
            charts.trim();
            states.trim();
            signals.trim();
            books.trim();
        }
        ChartMemory known = charts.get(patient);
        if (known == null) {
            known = new ChartMemory();
            charts.put(patient, known);
        }
        return known;
    }

    public void forgetChart(String patient) {
        charts.remove(patient);
    }

    public Recent<PatientState> states() {
        return states;
    }

    public Recent<Signal> signals() {
        return signals;
    }

    public Recent<AlertBook> books() {
        return books;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        charts.clear();
        states.clear();
        signals.clear();
        books.clear();
        open = true;
        context.register(root, (_, _) -> {});
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** Makes one for each task; nothing of it is logged. */
    public static StoreBuilder<RecentPatients> builder(String name) {
        return new Builder(name);
    }

    private record Builder(String name) implements StoreBuilder<RecentPatients> {
        @Override
        public StoreBuilder<RecentPatients> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<RecentPatients> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<RecentPatients> withLoggingEnabled(Map<String, String> config) {
            return this;
        }

        @Override
        public StoreBuilder<RecentPatients> withLoggingDisabled() {
            return this;
        }

        @Override
        public RecentPatients build() {
            return new RecentPatients(name);
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }
}
