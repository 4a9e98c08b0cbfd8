package io.auscult.streams.processor;

import io.auscult.core.chart.ChartChange;
import io.auscult.core.chart.ChartFold;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.BackfillEnded;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.PatientState;
import io.auscult.streams.release.InForce;
import io.auscult.streams.release.Releases;
import io.auscult.streams.store.StoreChart;
import java.time.Duration;
import java.time.Instant;
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

/**
 * Folds each event into its patient's chart. The patient goes on to the models when the message is complete; an initial load and
 * the first events of a message are folded and wait. What cannot be folded is kept as a dead letter, and the chart says so.
 */
public final class FoldChart implements Processor<String, Arrival, String, Object> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Releases releases;
    private final Serde<Fact> facts;
    private final FoldMeters meters;
    private ProcessorContext<String, Object> context;
    private KeyValueStore<Bytes, byte[]> charts;
    private KeyValueStore<String, PatientState> states;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    public FoldChart(Releases releases, Serde<Fact> facts, FoldMeters meters) {
        this.releases = releases;
        this.facts = facts;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        charts = processorContext.getStateStore(Nodes.CHART);
        states = processorContext.getStateStore(Nodes.STATE);
    }

    @Override
    public void process(Record<String, Arrival> record) {
        switch (record.value()) {
            case Arrival.Understood understood -> fold(record, understood);
            case Arrival.Unreadable unreadable -> {
                meters.counted("dead-letter");
                DeadLetters.forward(context, record, unreadable.original(), unreadable.reason());
            }
        }
    }

    private void fold(Record<String, Arrival> record, Arrival.Understood arrival) {
        PatientEvent event = arrival.event();
        PatientState state = state(event.envelope().patient());
        Instant now = later(state.now(), event.envelope().times().received());
        InForce inForce = inForce(now);
        StoreChart chart =
                new StoreChart(charts, facts, event.envelope().patient(), inForce.concepts(), state.incomplete());
        Set<ConceptId> touched = pending(state);
        boolean incomplete = state.incomplete();
        try {
            ChartChange change = ChartFold.fold(chart, event, inForce.concepts());
            StoreChart.apply(charts, facts, event.envelope().patient(), change);
            touched.addAll(change.touched());
            meters.counted(change.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        } catch (RuntimeException e) {
            incomplete = true;
            meters.counted("dead-letter");
            DeadLetters.forward(
                    context,
                    record,
                    arrival.original(),
                    "Folding failed: " + e.getClass().getName());
        }
        PatientState folded = state.folded(now, offset(), incomplete, state.live() || isLive(event), names(touched));
        if (waits(event)) {
            states.put(record.key(), folded);
        } else {
            context.forward(
                    record.<Object>withValue(new Turn(
                            event,
                            now,
                            inForce,
                            new StoreChart(charts, facts, event.envelope().patient(), inForce.concepts(), incomplete),
                            touched,
                            folded)),
                    Nodes.ASSESS_RISK);
        }
    }

    /** What the EHR says while it runs, as against an initial load and what Auscult itself writes to the log. */
    private static boolean isLive(PatientEvent event) {
        return event instanceof FactEvent && !event.envelope().backfill();
    }

    private static boolean waits(PatientEvent event) {
        Envelope envelope = event.envelope();
        return envelope.moreFollow() || (envelope.backfill() && !(event instanceof BackfillEnded));
    }

    private PatientState state(PatientId patient) {
        PatientState known = states.get(patient.value());
        return known == null ? PatientState.FIRST : known;
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

    private static Set<ConceptId> pending(PatientState state) {
        Set<ConceptId> pending = new TreeSet<>();
        state.pendingConcepts().forEach(name -> pending.add(ConceptId.of(name)));
        return pending;
    }

    private static List<String> names(Set<ConceptId> concepts) {
        return concepts.stream().map(ConceptId::value).toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
