package io.auscult.streams.processor;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.signal.Signal;
import io.auscult.schemas.codec.PatientState;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What the stages after the fold keep of one patient, when it goes: signals, alerts and the timer. */
final class PatientRecords {
    /** Above every model in the keys of signals. */
    private static final String END = "|\uffff";

    private final ProcessorContext<String, Object> context;
    private final Remembered<PatientState> states;
    private final Remembered<AlertBook> books;
    private final Remembered<Signal> signals;
    private final KeyValueStore<String, String> timers;

    PatientRecords(
            ProcessorContext<String, Object> context,
            Remembered<PatientState> states,
            Remembered<AlertBook> books,
            Remembered<Signal> signals) {
        this.context = context;
        this.states = states;
        this.books = books;
        this.signals = signals;
        timers = context.getStateStore(Nodes.TIMERS);
    }

    void close(Record<String, ?> cause) {
        String patient = cause.key();
        AlertBook book = books.delete(patient);
        if (book != null) {
            OpenAlerts.write(context, cause, book.open(), List.of());
        }
        signalKeys(patient).forEach(signals::delete);
        PatientState state = states.get(patient);
        if (state != null && state.nextDue() != null) {
            timers.delete(TimerKey.of(state.nextDue(), patient));
            states.put(patient, state.withoutTimer());
        }
    }

    private List<String> signalKeys(String patient) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, Signal> entries = signals.store().range(patient + "|", patient + END)) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }
}
