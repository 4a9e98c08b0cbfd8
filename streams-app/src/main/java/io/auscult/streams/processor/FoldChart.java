package io.auscult.streams.processor;

import io.auscult.core.chart.ChartChange;
import io.auscult.core.chart.ChartFold;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.InferenceReturned;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.BackfillEnded;
import io.auscult.core.event.PatientEvent.ChartMoved;
import io.auscult.core.event.PatientEvent.PatientErased;
import io.auscult.core.event.PatientEvent.TimePassed;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.PatientState;
import io.auscult.streams.release.InForce;
import io.auscult.streams.release.Releases;
import io.auscult.streams.store.ChartWriter;
import io.auscult.streams.store.PatientClock;
import io.auscult.streams.store.PatientKey;
import io.auscult.streams.store.RecentPatients;
import io.auscult.streams.store.StoreChart;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Folds each event into its patient's chart. The patient goes on to the models when the message is complete; an initial load and
 * the first events of a message are folded and wait, and a record that goes on elsewhere hands over what it folds. What cannot be
 * folded is kept as a dead letter, and the chart says so.
 */
public final class FoldChart implements Processor<String, Arrival, String, Object> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** How often a chart lets go of what is past its age. */
    public static final Duration TRIM_EVERY = Duration.ofDays(30);

    /** An answer about somebody whose chart was erased after the question: nothing of it is kept. */
    private static final String TOO_LATE = ChartChange.Outcome.SUPERSEDED.name().toLowerCase(Locale.ROOT);

    private final Releases releases;
    private final Serde<Fact> facts;
    private final FoldMeters meters;
    private final boolean writesLog;
    private ProcessorContext<String, Object> context;
    private KeyValueStore<Bytes, byte[]> charts;
    private KeyValueStore<Bytes, byte[]> clocks;
    private Remembered<PatientState> states;
    private RecentPatients recent;
    private ChartWriter writer;
    private Moves moves;

    /** @param writesLog whether what a record hands over is written to the log; a replay finds it there */
    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    public FoldChart(Releases releases, Serde<Fact> facts, FoldMeters meters, boolean writesLog) {
        this.releases = releases;
        this.facts = facts;
        this.meters = meters;
        this.writesLog = writesLog;
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        charts = processorContext.getStateStore(Nodes.CHART);
        clocks = processorContext.getStateStore(Nodes.CLOCK);
        recent = processorContext.getStateStore(Nodes.RECENT);
        states = new Remembered<>(processorContext.getStateStore(Nodes.STATE), recent.states());
        writer = new ChartWriter(charts, facts);
        moves = new Moves(processorContext, writesLog);
    }

    @Override
    public void process(Record<String, Arrival> record) {
        switch (record.value()) {
            case Arrival.Understood understood -> fold(record, understood);
            case Arrival.Unreadable unreadable -> {
                meters.counted("dead-letter");
                DeadLetters.forward(
                        context, record, unreadable.original(), unreadable.reason(), DeadLetters.INCOMPLETE);
                markIncomplete(record.key());
            }
        }
    }

    /** What a record without a readable event said of its patient is not known; one without a key is nobody's. */
    private void markIncomplete(@Nullable String patient) {
        if (patient != null) {
            PatientState known = states.get(patient);
            PatientState state = known == null ? PatientState.FIRST : known;
            put(patient, known, state.folded(true, state.live(), state.pendingConcepts()));
        }
    }

    private void fold(Record<String, Arrival> record, Arrival.Understood arrival) {
        PatientEvent event = arrival.event();
        if (event instanceof InferenceReturned && states.get(record.key()) == null) {
            meters.counted(TOO_LATE);
            return;
        }
        PatientId patient = event.envelope().patient();
        Bytes clockKey = PatientKey.of(patient);
        PatientClock clock = PatientClock.of(clocks.get(clockKey))
                .on(event.envelope().times().received(), offset());
        PatientState known = states.get(record.key());
        PatientState stored = known == null ? PatientState.FIRST : known;
        InForce inForce = inForce(clock.now());
        StoreChart chart = new StoreChart(
                charts,
                facts,
                patient,
                inForce.concepts(),
                stored.incomplete(),
                !stored.moved().isEmpty(),
                recent.chart(record.key()));
        Folded folded = folded(record, arrival, chart, clock.now(), stored);
        if (event instanceof PatientErased) {
            forget(record.key(), clockKey);
            return;
        }
        clocks.put(clockKey, clock.stored());
        PatientState state = stored.folded(folded.incomplete(), stored.live() || isLive(event), names(folded.touched()))
                .readBy(inForce.concepts().version());
        state = state.trimDue() == null || folded.trimmed()
                ? state.trimmedUntil(clock.now().plus(TRIM_EVERY).truncatedTo(ChronoUnit.MILLIS))
                : state;
        if (stored.link().away()) {
            handOver(record, event, stored, folded.change());
        }
        if (stored.link().away() || waits(event) || nothingNew(event, state, folded.touched(), inForce, clock.now())) {
            put(record.key(), known, state);
            return;
        }
        context.forward(
                record.<Object>withValue(new Turn(
                        event,
                        clock.now(),
                        inForce,
                        folded.incomplete() && !stored.incomplete() ? chart.asIncomplete() : chart,
                        folded.touched(),
                        stored,
                        state)),
                Nodes.ASSESS_RISK);
    }

    /** What one event did to the chart. */
    private record Folded(ChartChange change, Set<ConceptId> touched, boolean incomplete, boolean trimmed) {}

    private Folded folded(
            Record<String, Arrival> record,
            Arrival.Understood arrival,
            StoreChart chart,
            Instant now,
            PatientState stored) {
        Set<ConceptId> touched = pending(stored);
        PatientEvent event = arrival.event();
        try {
            readAnew(chart, stored, touched);
            ChartChange change = ChartFold.fold(chart, event, chart.concepts());
            writer.apply(chart, change);
            touched.addAll(change.touched());
            boolean trims = event instanceof TimePassed && isPast(stored.trimDue(), now);
            if (trims) {
                ChartChange trim = ChartFold.trim(chart, now, chart.concepts());
                writer.apply(chart, trim);
                touched.addAll(trim.touched());
            }
            // Visits matter to what holds an alert back: where nothing is raised or held, they change nothing.
            if (stored.lastDecisions().isEmpty()) {
                touched.remove(ConceptId.ENCOUNTERS);
            }
            meters.counted(change.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            return new Folded(change, touched, stored.incomplete(), trims);
        } catch (RuntimeException e) {
            recent.forgetChart(record.key());
            meters.counted("dead-letter");
            DeadLetters.forward(
                    context,
                    record,
                    arrival.original(),
                    "Folding failed: " + e.getClass().getName(),
                    DeadLetters.INCOMPLETE);
            return new Folded(ChartChange.NOTHING, touched, true, false);
        }
    }

    /** A catalogue that the facts have not been read by: what it says of them holds from this event on. */
    private void readAnew(StoreChart chart, PatientState stored, Set<ConceptId> touched) {
        boolean known = stored.catalogue().isEmpty()
                || stored.catalogue().equals(chart.concepts().version());
        if (!known) {
            ChartChange reread = ChartFold.reread(chart, chart.concepts());
            writer.apply(chart, reread);
            touched.addAll(reread.touched());
        }
    }

    /** To the survivor, if there is one: while the book of alerts is on its way home, what comes stays here. */
    private void handOver(Record<String, Arrival> record, PatientEvent event, PatientState stored, ChartChange change) {
        PatientId survivor = stored.link().survivor();
        if (survivor != null) {
            moves.handOver(record, event, survivor, change);
        }
    }

    private void forget(String patient, Bytes clockKey) {
        recent.forgetChart(patient);
        states.delete(patient);
        clocks.delete(clockKey);
    }

    private void put(String patient, @Nullable PatientState known, PatientState state) {
        if (!state.equals(known)) {
            states.put(patient, state);
        }
    }

    /** What the EHR says while it runs, as against an initial load and what Auscult itself writes to the log. */
    public static boolean isLive(PatientEvent event) {
        return (event instanceof FactEvent || event instanceof ChartMoved)
                && !(event instanceof InferenceReturned)
                && !event.envelope().backfill();
    }

    /** True when models and rules would say what they said last: nothing they read changed, and no time has come. */
    private static boolean nothingNew(
            PatientEvent event, PatientState state, Set<ConceptId> touched, InForce inForce, Instant now) {
        boolean decidesNothing = event instanceof FactEvent
                || event instanceof PatientEvent.NotUnderstood
                || event instanceof PatientEvent.AlertDeferred
                || event instanceof PatientEvent.AlertHandedOver;
        return decidesNothing
                && touched.isEmpty()
                && !isPast(state.nextDue(), now)
                && state.rulebook().equals(inForce.rulebook().version())
                && state.models().equals(inForce.lookedAtBy());
    }

    private static boolean waits(PatientEvent event) {
        Envelope envelope = event.envelope();
        return envelope.moreFollow() || (envelope.backfill() && !(event instanceof BackfillEnded));
    }

    private InForce inForce(Instant now) {
        try {
            releases.awaitReadFor(now, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for releases", e);
        }
        return releases.at(now);
    }

    private long offset() {
        return context.recordMetadata().map(origin -> origin.offset()).orElse(-1L);
    }

    private static boolean isPast(@Nullable Instant due, Instant now) {
        return due != null && !due.isAfter(now);
    }

    private static Set<ConceptId> pending(PatientState state) {
        Set<ConceptId> pending = new TreeSet<>();
        state.pendingConcepts().forEach(name -> pending.add(ConceptId.of(name)));
        return pending;
    }

    private static List<String> names(Set<ConceptId> concepts) {
        return concepts.stream().map(ConceptId::value).toList();
    }
}
