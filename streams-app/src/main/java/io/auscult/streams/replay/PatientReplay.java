package io.auscult.streams.replay;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Fact;
import io.auscult.core.decision.Decision;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.ChartLeft;
import io.auscult.core.event.PatientEvent.ChartMoved;
import io.auscult.core.event.PatientEvent.TimePassed;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.PatientState;
import io.auscult.schemas.topic.Payload;
import io.auscult.streams.processor.Arrival;
import io.auscult.streams.processor.AssessRisk;
import io.auscult.streams.processor.Assessed;
import io.auscult.streams.processor.Decide;
import io.auscult.streams.processor.Decided;
import io.auscult.streams.processor.FoldChart;
import io.auscult.streams.processor.FoldMeters;
import io.auscult.streams.processor.FollowIdentity;
import io.auscult.streams.processor.Nodes;
import io.auscult.streams.processor.Overruns;
import io.auscult.streams.processor.RingTimers;
import io.auscult.streams.processor.StepAlerts;
import io.auscult.streams.processor.Turn;
import io.auscult.streams.processor.WholeChart;
import io.auscult.streams.release.InForce;
import io.auscult.streams.release.Releases;
import io.auscult.streams.store.RecentPatients;
import io.auscult.streams.store.StoreChart;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The stages of the stream over the events of one patient, or of several who are one with each other. It runs the processors
 * themselves, so what it gives is what the stream gives; only the broker and the disk are left out. For one thread.
 */
public final class PatientReplay {
    private static final Payload UNKEPT = Payload.of(new byte[0]);

    private final Serde<Fact> facts = new FactShelf();
    private final MemoryStore<Bytes, byte[]> charts = new MemoryStore<>(Nodes.CHART);
    private final MemoryStore<String, PatientState> states = new MemoryStore<>(Nodes.STATE);
    private final MemoryStore<String, Signal> signals = new MemoryStore<>(Nodes.SIGNALS);
    private final MemoryStore<String, AlertBook> books = new MemoryStore<>(Nodes.ALERT_BOOK);
    private final MemoryStore<String, String> timers = new MemoryStore<>(Nodes.TIMERS);
    private final Deque<PatientEvent> handedOver = new ArrayDeque<>();
    private final Map<String, Instant> nows = new HashMap<>();
    private final Releases releases;
    private final Clock clock;
    private final Consumer<Written> to;
    private final FollowIdentity followIdentity;
    private final FoldChart foldChart;
    private final AssessRisk assessRisk = new AssessRisk();
    private final Decide decide;
    private final StepAlerts stepAlerts = new StepAlerts();

    /**
     * Of a patient of whom nothing is known yet.
     *
     * @param releases everything that is in force at any time of the replay
     * @param backfillMode how far alerts reach that an initial load gives rise to
     */
    public PatientReplay(Releases releases, Mode backfillMode, Clock clock, Consumer<Written> to) {
        this.releases = releases;
        this.clock = clock;
        this.to = to;
        boolean own = clock == Clock.OWN;
        followIdentity = new FollowIdentity(new WholeChart(facts), own);
        foldChart = new FoldChart(releases, facts, FoldMeters.NONE, own);
        decide = new Decide(backfillMode, Overruns.NONE);
        Map<String, StateStore> stores = stores();
        ReplayContext<Object> context = new ReplayContext<>(stores, this::route);
        followIdentity.init(context);
        foldChart.init(context);
        assessRisk.init(context);
        decide.init(new ReplayContext<>(stores, this::route));
        stepAlerts.init(context);
    }

    private Map<String, StateStore> stores() {
        Map<String, StateStore> stores = new HashMap<>();
        for (StateStore store : List.of(
                charts,
                states,
                signals,
                books,
                timers,
                new MemoryStore<Bytes, byte[]>(Nodes.CLOCK),
                RecentPatients.builder(Nodes.RECENT).build())) {
            stores.put(store.name(), store);
        }
        return stores;
    }

    /** The next event. By its own clock it lets ring first what was due before; what the log says of due times and moves is not new. */
    public void take(PatientEvent event) {
        if (clock == Clock.OWN) {
            if (event instanceof TimePassed || event instanceof ChartMoved || event instanceof ChartLeft) {
                return;
            }
            ringBefore(event.envelope().times().received());
        }
        fold(event);
    }

    /** A record of the log that is no event. */
    public void takeUnreadable(String patient, Instant received) {
        process(patient, new Arrival.Unreadable(UNKEPT, "Not a readable patient event"), received);
    }

    /** Lets ring what is due before a time; by the log's clock nothing rings that the log does not say. */
    public void ringBefore(Instant end) {
        if (clock == Clock.OF_THE_LOG) {
            return;
        }
        for (String next = next(); next != null && RingTimers.due(next).isBefore(end); next = next()) {
            timers.delete(next);
            fold(RingTimers.onTime(next));
        }
    }

    /** What is due first. Keys of times before 1970 do not sort as their times do. */
    private @Nullable String next() {
        String first = null;
        try (var entries = timers.all()) {
            while (entries.hasNext()) {
                String key = entries.next().key;
                first = first == null || RingTimers.due(key).isBefore(RingTimers.due(first)) ? key : first;
            }
        }
        return first;
    }

    private void fold(PatientEvent event) {
        processed(event);
        while (!handedOver.isEmpty()) {
            processed(handedOver.remove());
        }
    }

    private void processed(PatientEvent event) {
        process(
                event.envelope().patient().value(),
                new Arrival.Understood(UNKEPT, event),
                event.envelope().times().received());
    }

    private void process(String patient, Arrival arrival, Instant received) {
        nows.merge(patient, received, (before, now) -> now.isAfter(before) ? now : before);
        // A record of Kafka has no time before 1970; the patient's time is the event's own.
        followIdentity.process(new Record<>(patient, arrival, Math.max(0, received.toEpochMilli())));
    }

    private void route(String node, Record<String, ?> record) {
        switch (node) {
            case Nodes.FOLD_CHART -> foldChart.process(record.withValue((Arrival) record.value()));
            case Nodes.ASSESS_RISK -> assessRisk.process(record.withValue((Turn) record.value()));
            case Nodes.DECIDE -> decide.process(record.withValue((Assessed) record.value()));
            case Nodes.STEP_ALERTS -> stepAlerts.process(record.withValue((Decided) record.value()));
            case Nodes.WRITE_MOVES -> handedOver.add((PatientEvent) record.value());
            case Nodes.WRITE_SIGNALS ->
                to.accept(new Written.OfSignal(record.key(), now(record), (Signal) record.value()));
            case Nodes.WRITE_DECISIONS ->
                to.accept(new Written.OfDecision(record.key(), now(record), (Decision) record.value()));
            case Nodes.WRITE_ALERTS ->
                to.accept(new Written.OfAlert(record.key(), now(record), (Alert) record.value()));
            case Nodes.WRITE_DEADLETTERS ->
                to.accept(new Written.DeadLetter(record.key(), Instant.ofEpochMilli(record.timestamp())));
            default -> {
                // Open alerts repeat what alerts say, and questions to remote models are asked in the stream alone.
            }
        }
    }

    private Instant now(Record<String, ?> record) {
        return nows.getOrDefault(record.key(), Instant.EPOCH);
    }

    /** How it stands with one of the patients. */
    public Standing standing(PatientId patient) {
        String key = patient.value();
        Instant now = nows.getOrDefault(key, Instant.EPOCH);
        InForce inForce = releases.at(now);
        PatientState known = states.get(key);
        PatientState state = known == null ? PatientState.FIRST : known;
        AlertBook book = books.get(key);
        return new Standing(
                inForce,
                new StoreChart(
                        charts,
                        facts,
                        patient,
                        inForce.concepts(),
                        state.incomplete(),
                        !state.moved().isEmpty()),
                signals(key, inForce),
                book == null ? AlertBook.EMPTY : book,
                now);
    }

    private List<Signal> signals(String patient, InForce inForce) {
        List<Signal> current = new ArrayList<>();
        inForce.models().forEach(deployed -> {
            Signal signal = signals.get(patient + "|" + deployed.model().ref());
            if (signal != null) {
                current.add(signal);
            }
        });
        return current;
    }
}
