package io.auscult.streams.processor;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertBook;
import io.auscult.core.alert.AlertLife;
import io.auscult.core.alert.AlertStep;
import io.auscult.core.decision.Decision;
import io.auscult.schemas.codec.AlertCodec;
import io.auscult.schemas.codec.DecisionCodec;
import io.auscult.schemas.codec.PatientState;
import io.auscult.streams.store.RecentPatients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Moves the patient's alerts on, writes what changed, sets the patient's next timer and closes the turn. */
public final class StepAlerts implements Processor<String, Decided, String, Object> {
    private ProcessorContext<String, Object> context;
    private Remembered<AlertBook> books;
    private Remembered<PatientState> states;
    private KeyValueStore<String, String> timers;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    public StepAlerts() {}

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        RecentPatients recent = processorContext.getStateStore(Nodes.RECENT);
        books = new Remembered<>(processorContext.getStateStore(Nodes.ALERT_BOOK), recent.books());
        states = new Remembered<>(processorContext.getStateStore(Nodes.STATE), recent.states());
        timers = processorContext.getStateStore(Nodes.TIMERS);
    }

    @Override
    public void process(Record<String, Decided> record) {
        Decided decided = record.value();
        List<Decision> decisions = decided.decisions();
        AlertBook book = step(record, decided, decisions);
        Map<String, String> lastDecisions = decided.turn().state().lastDecisions();
        if (decisions != null) {
            lastDecisions = writeDecisions(record, decisions, lastDecisions);
        }
        closeTurn(record.key(), decided, decisions, book, lastDecisions);
    }

    private AlertBook step(Record<String, Decided> record, Decided decided, @Nullable List<Decision> decisions) {
        AlertBook before = books.get(record.key());
        AlertStep answered = decided.answered();
        AlertStep stepped = decisions == null
                ? new AlertStep(answered.book(), List.of())
                : AlertLife.step(
                        answered.book(),
                        decisions,
                        decided.turn().event().envelope().id(),
                        decided.turn().now());
        AlertBook book = stepped.book();
        if (!book.equals(before == null ? AlertBook.EMPTY : before)) {
            books.put(record.key(), book);
        }
        List<Alert> changes = new ArrayList<>(answered.changes());
        changes.addAll(stepped.changes());
        changes.forEach(alert -> Outputs.forward(context, record, alert, AlertCodec.state(alert), Nodes.WRITE_ALERTS));
        if (!changes.isEmpty()) {
            OpenAlerts.write(context, record, before == null ? List.of() : before.open(), book.open());
        }
        return book;
    }

    private Map<String, String> writeDecisions(
            Record<String, Decided> record, List<Decision> decisions, Map<String, String> before) {
        Map<String, String> now = new TreeMap<>();
        for (Decision decision : decisions) {
            String question = decision.rule() + "|" + decision.subject().value();
            String content = DecisionHash.of(decision);
            now.put(question, content);
            if (!content.equals(before.get(question))) {
                Outputs.forward(context, record, decision, DecisionCodec.kind(decision), Nodes.WRITE_DECISIONS);
            }
        }
        return now;
    }

    private void closeTurn(
            String patient,
            Decided decided,
            @Nullable List<Decision> decisions,
            AlertBook book,
            Map<String, String> lastDecisions) {
        Turn turn = decided.turn();
        PatientState state = turn.state();
        Instant due = NextDue.of(decided, book, state);
        if (!Objects.equals(due, state.nextDue())) {
            moveTimer(patient, state.nextDue(), due);
        }
        String rulebook =
                decisions == null ? state.rulebook() : turn.inForce().rulebook().version();
        PatientState closed = state.closed(due, rulebook, turn.inForce().lookedAtBy(), lastDecisions);
        if (!closed.equals(turn.stored())) {
            states.put(patient, closed);
        }
    }

    private void moveTimer(String patient, @Nullable Instant before, @Nullable Instant due) {
        if (before != null) {
            timers.delete(TimerKey.of(before, patient));
        }
        if (due != null) {
            timers.put(TimerKey.of(due, patient), "");
        }
    }
}
