package io.auscult.streams.processor;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.signal.Signal;
import io.auscult.schemas.codec.PatientState;
import java.time.Instant;
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
    private final KeyValueStore<String, PatientState> states;
    private final KeyValueStore<String, AlertBook> books;
    private final KeyValueStore<String, Signal> signals;
    private final KeyValueStore<String, String> timers;

    PatientRecords(ProcessorContext<String, Object> context) {
        this.context = context;
        states = context.getStateStore(Nodes.STATE);
        books = context.getStateStore(Nodes.ALERT_BOOK);
        signals = context.getStateStore(Nodes.SIGNALS);
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
        Instant due = state == null ? null : state.nextDue();
        if (due != null) {
            timers.delete(TimerKey.of(due, patient));
            states.put(patient, state.withoutTimer());
        }
    }

    private List<String> signalKeys(String patient) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, Signal> entries = signals.range(patient + "|", patient + END)) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }
}
