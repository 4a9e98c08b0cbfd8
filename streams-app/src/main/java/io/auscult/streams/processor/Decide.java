package io.auscult.streams.processor;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.alert.AlertLife;
import io.auscult.core.alert.AlertStep;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.decision.Decision;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.Mode;
import io.auscult.streams.store.RecentPatients;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Applies an answer or a snooze to the patient's alerts, then asks the rulebook, if anything it can see may have changed. */
public final class Decide implements Processor<String, Assessed, String, Decided> {
    private static final Set<ConceptId> VISITS = Set.of(ConceptId.ENCOUNTERS);

    private final Mode backfillMode;
    private final Overruns overruns;
    private ProcessorContext<String, Decided> context;
    private Remembered<AlertBook> books;

    /**
     * How the stage decides on an initial load.
     *
     * @param backfillMode how far alerts reach that an initial load gives rise to: shadow, unless the site says otherwise
     * @param overruns who is told of packs that go over their bounds
     */
    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    public Decide(Mode backfillMode, Overruns overruns) {
        this.backfillMode = backfillMode;
        this.overruns = overruns;
    }

    @Override
    public void init(ProcessorContext<String, Decided> processorContext) {
        context = processorContext;
        RecentPatients recent = processorContext.getStateStore(Nodes.RECENT);
        books = new Remembered<>(processorContext.getStateStore(Nodes.ALERT_BOOK), recent.books());
    }

    @Override
    public void process(Record<String, Assessed> record) {
        Assessed assessed = record.value();
        Turn turn = assessed.turn();
        AlertStep answered = answered(book(record.key()), turn.event());
        context.forward(
                record.withValue(new Decided(turn, assessed.signals(), answered, decisions(assessed, answered.book()))),
                Nodes.STEP_ALERTS);
    }

    private AlertBook book(String patient) {
        AlertBook known = books.get(patient);
        return known == null ? AlertBook.EMPTY : known;
    }

    private static AlertStep answered(AlertBook book, PatientEvent event) {
        return switch (event) {
            case PatientEvent.AlertAnswered answer -> AlertLife.answer(book, answer);
            case PatientEvent.AlertSnoozed snoozed -> AlertLife.snooze(book, snoozed);
            case PatientEvent.AlertShown shown -> AlertLife.shown(book, shown);
            default -> new AlertStep(book, List.of());
        };
    }

    private @Nullable List<Decision> decisions(Assessed assessed, AlertBook book) {
        Turn turn = assessed.turn();
        if (!mayDiffer(assessed, book)) {
            return null;
        }
        List<Decision> decisions = turn.inForce().rulebook().decide(turn.chart(), assessed.signals(), book, turn.now());
        overruns.look(decisions, turn.now());
        return turn.state().live()
                ? decisions
                : decisions.stream()
                        .map(decision -> decision.within(backfillMode))
                        .toList();
    }

    private static boolean mayDiffer(Assessed assessed, AlertBook book) {
        Turn turn = assessed.turn();
        return assessed.changed()
                || touchesWhatCounts(turn, book)
                || isDue(turn)
                || !turn.inForce().rulebook().version().equals(turn.state().rulebook())
                || switch (turn.event()) {
                    case PatientEvent.AlertAnswered _,
                            PatientEvent.AlertSnoozed _,
                            PatientEvent.TimePassed _,
                            PatientEvent.ChartMoved _,
                            PatientEvent.ChartLeft _ -> true;
                    default -> false;
                };
    }

    /** A visit that begins or ends changes only what was answered in it. */
    private static boolean touchesWhatCounts(Turn turn, AlertBook book) {
        return !turn.touched().isEmpty()
                && !(book.answers().isEmpty() && turn.touched().equals(VISITS));
    }

    /** A hold that ended or an alert that expired counts with the next event, whether or not the timer has rung. */
    private static boolean isDue(Turn turn) {
        Instant due = turn.state().nextDue();
        return due != null && !due.isAfter(turn.now());
    }
}
