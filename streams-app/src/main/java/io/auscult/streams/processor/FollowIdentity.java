package io.auscult.streams.processor;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertBook;
import io.auscult.core.alert.AlertStep;
import io.auscult.core.alert.BookMerge;
import io.auscult.core.event.MergePath;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.ChartLeft;
import io.auscult.core.event.PatientEvent.ChartMoved;
import io.auscult.core.event.PatientEvent.PatientErased;
import io.auscult.core.event.PatientEvent.PatientMerged;
import io.auscult.core.event.PatientEvent.PatientUnmerged;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.AlertCodec;
import io.auscult.schemas.codec.PatientState;
import io.auscult.schemas.codec.PatientState.Link;
import io.auscult.streams.processor.Moves.Handing;
import io.auscult.streams.store.RecentPatients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Who is one with whom: merges, unmerges and erasures, before anything is folded. A retired record keeps its chart and decides
 * nothing; its facts and its book of alerts go on in the survivor's, and come home when the merge is taken back.
 */
public final class FollowIdentity implements Processor<String, Arrival, String, Object> {
    private static final String ITSELF = "The patient is said to be merged into itself";
    private static final String ITSELF_ADVICE =
            "The merge was not followed; the chart is as it was. Send it with the two records' own identifiers.";
    private static final String ERASED = "The record that it came from was erased";

    private final WholeChart wholeChart;
    private final boolean writesLog;
    private ProcessorContext<String, Object> context;
    private Remembered<PatientState> states;
    private Remembered<AlertBook> books;
    private PatientRecords records;
    private Moves moves;

    /**
     * The stage before the fold.
     *
     * @param wholeChart reads all facts of a patient, at a merge
     * @param writesLog whether what a record hands over is written to the log; a replay finds it there
     */
    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    public FollowIdentity(WholeChart wholeChart, boolean writesLog) {
        this.wholeChart = wholeChart;
        this.writesLog = writesLog;
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        RecentPatients recent = processorContext.getStateStore(Nodes.RECENT);
        states = new Remembered<>(processorContext.getStateStore(Nodes.STATE), recent.states());
        books = new Remembered<>(processorContext.getStateStore(Nodes.ALERT_BOOK), recent.books());
        records = new PatientRecords(
                processorContext,
                states,
                books,
                new Remembered<>(processorContext.getStateStore(Nodes.SIGNALS), recent.signals()));
        moves = new Moves(processorContext, writesLog);
    }

    @Override
    public void process(Record<String, Arrival> record) {
        if (record.value() instanceof Arrival.Understood understood) {
            switch (understood.event()) {
                case PatientMerged merged -> merge(record, understood, merged);
                case PatientUnmerged unmerged -> unmerge(record, unmerged);
                case ChartMoved moved -> arrive(record, moved);
                case ChartLeft left -> leave(record, left);
                case PatientErased erased -> erase(record, erased);
                default -> {}
            }
        }
        context.forward(record.<Object>withValue(record.value()), Nodes.FOLD_CHART);
    }

    private void merge(Record<String, Arrival> record, Arrival.Understood arrival, PatientMerged merged) {
        PatientId patient = merged.envelope().patient();
        PatientState state = state(record.key());
        PatientId survivor = merged.survivor();
        if (survivor.equals(patient)) {
            DeadLetters.forward(context, record, arrival.original(), ITSELF, ITSELF_ADVICE);
        } else if (state.link().isNewer(merged.version())) {
            PatientId earlier = state.link().survivor();
            relink(
                    record.key(),
                    state,
                    new Link(merged.version(), survivor, state.link().returning()));
            if (!survivor.equals(earlier)) {
                if (earlier != null) {
                    moves.left(record, handing(merged, earlier, state), MergePath.of(patient), false);
                }
                handOver(record, handing(merged, survivor, state));
            }
        }
    }

    /** Everything that is known goes to the survivor; what was decided and shown under this id ends. */
    private void handOver(Record<String, Arrival> record, Handing handing) {
        AlertBook book = book(record.key());
        var facts = wholeChart.of(context, handing.from());
        if (!facts.isEmpty() || !book.equals(AlertBook.EMPTY)) {
            moves.chart(record, handing, facts, book);
        }
        records.close(record);
    }

    private void unmerge(Record<String, Arrival> record, PatientUnmerged unmerged) {
        PatientState state = state(record.key());
        Link link = state.link();
        if (!link.isNewer(unmerged.version())) {
            return;
        }
        PatientId survivor = link.survivor();
        relink(record.key(), state, new Link(unmerged.version(), null, survivor != null || link.returning()));
        if (survivor != null) {
            moves.left(
                    record,
                    handing(unmerged, survivor, state),
                    MergePath.of(unmerged.envelope().patient()),
                    false);
        }
    }

    /** Alerts and lock-outs that came from another record, or came home. */
    private void arrive(Record<String, Arrival> record, ChartMoved moved) {
        PatientState state = standing(record, moved);
        PatientId survivor = state.link().survivor();
        if (survivor != null) {
            AlertBook onward = BookMerge.leaving(moved.book(), moved.envelope().patient());
            if (!onward.equals(AlertBook.EMPTY)) {
                moves.book(record, handing(moved, survivor, state), onward, false);
            }
            states.put(record.key(), holding(home(state, moved), moved));
            return;
        }
        AlertBook before = book(record.key());
        AlertStep step =
                BookMerge.adopt(before, moved.book(), moved.envelope().times().received());
        states.put(record.key(), holding(home(state, moved), moved));
        publish(record, before, step.book(), step.changes());
    }

    /**
     * The state, after a circle is opened: a chart that comes back to where it set out means that a later merge turned an earlier one
     * round. The earlier one ends here, or nobody would decide.
     */
    private PatientState standing(Record<String, Arrival> record, ChartMoved moved) {
        PatientState state = state(record.key());
        PatientId survivor = state.link().survivor();
        PatientId patient = moved.envelope().patient();
        if (survivor == null || moved.returned() || !(survivor.equals(moved.from()) || wentRound(moved, patient))) {
            return state;
        }
        moves.left(record, handing(moved, survivor, state), MergePath.of(patient), false);
        return state.linked(new Link(state.link().version(), null, true));
    }

    private static boolean wentRound(ChartMoved moved, PatientId patient) {
        return moved.facts().stream().anyMatch(fact -> fact.key().cameThrough(patient))
                || moved.book().moved().values().stream()
                        .anyMatch(path -> path.patients().contains(patient));
    }

    private static PatientState home(PatientState state, ChartMoved moved) {
        Link link = state.link();
        return moved.returned() && link.returning()
                ? state.linked(new Link(link.version(), link.survivor(), false))
                : state;
    }

    private static PatientState holding(PatientState state, ChartMoved moved) {
        if (moved.returned()) {
            return state;
        }
        SortedSet<String> paths = new TreeSet<>();
        state.moved().forEach(path -> paths.add(path.toString()));
        paths.add(MergePath.of(moved.from()).toString());
        moved.facts().forEach(fact -> paths.add(fact.key().path().toString()));
        return paths.size() == state.moved().size()
                ? state
                : state.holding(paths.stream().map(MergePath::parse).toList());
    }

    /** A chart that was merged in is taken out again: its alerts and lock-outs go home, those of this patient stay. */
    private void leave(Record<String, Arrival> record, ChartLeft left) {
        PatientState state = state(record.key());
        PatientId patient = left.envelope().patient();
        PatientId survivor = state.link().survivor();
        List<MergePath> staying = state.moved().stream()
                .filter(path -> !path.startsWith(left.path()))
                .toList();
        states.put(record.key(), state.holding(staying));
        if (survivor != null) {
            moves.left(record, handing(left, survivor, state), left.path().movedFrom(patient), left.erased());
            return;
        }
        AlertBook before = book(record.key());
        BookMerge.Parted parted = BookMerge.part(before, left.path());
        List<Alert> ended = new ArrayList<>();
        if (left.erased()) {
            Instant now = left.envelope().times().received();
            parted.leaving().current().forEach(alert -> ended.add(new Alert.Withdrawn(alert.episode(), ERASED, now)));
        } else {
            moves.book(record, handing(left, left.path().origin(), state), parted.leaving(), true);
        }
        publish(record, before, parted.staying(), ended);
    }

    private void erase(Record<String, Arrival> record, PatientErased erased) {
        PatientState state = state(record.key());
        PatientId survivor = state.link().survivor();
        if (survivor != null) {
            PatientId patient = erased.envelope().patient();
            moves.left(record, handing(erased, survivor, state), MergePath.of(patient), true);
        }
        records.close(record);
    }

    private void publish(Record<String, Arrival> record, AlertBook before, AlertBook after, List<Alert> changes) {
        changes.forEach(alert -> Outputs.forward(context, record, alert, AlertCodec.state(alert), Nodes.WRITE_ALERTS));
        if (!after.equals(before)) {
            books.put(record.key(), after);
        }
        OpenAlerts.write(context, record, before.open(), after.open());
    }

    private void relink(String patient, PatientState state, Link link) {
        states.put(patient, state.linked(link));
    }

    private PatientState state(String patient) {
        PatientState known = states.get(patient);
        return known == null ? PatientState.FIRST : known;
    }

    private AlertBook book(String patient) {
        AlertBook known = books.get(patient);
        return known == null ? AlertBook.EMPTY : known;
    }

    private static Handing handing(PatientEvent cause, PatientId to, PatientState state) {
        return new Handing(
                cause.envelope(),
                cause.envelope().patient(),
                to,
                !state.live(),
                cause.envelope().times().received());
    }
}
