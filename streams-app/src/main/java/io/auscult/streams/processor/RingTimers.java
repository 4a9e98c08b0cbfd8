package io.auscult.streams.processor;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.TimePassed;
import io.auscult.core.event.Times;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.EventKind;
import io.auscult.schemas.topic.RecordHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Writes {@link TimePassed} to the log when a timer is due, and decides nothing: the clock enters Auscult here alone, as an event
 * that every replay reads again.
 */
public final class RingTimers implements Processor<String, Object, String, PatientEvent> {
    private static final int MOST_AT_ONCE = 1_000;

    private final Duration every;
    private ProcessorContext<String, PatientEvent> context;
    private KeyValueStore<String, String> timers;

    /**
     * A timer that looks at regular intervals.
     *
     * @param every how often to look; zero switches the timers off, for a replay that has the log's own time events
     */
    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    public RingTimers(Duration every) {
        this.every = every;
    }

    @Override
    public void init(ProcessorContext<String, PatientEvent> processorContext) {
        context = processorContext;
        timers = processorContext.getStateStore(Nodes.TIMERS);
        if (!every.isZero()) {
            processorContext.schedule(every, PunctuationType.WALL_CLOCK_TIME, time -> ring(Instant.ofEpochMilli(time)));
        }
    }

    @Override
    public void process(Record<String, Object> record) {
        throw new IllegalStateException("Nothing is sent to " + Nodes.RING_TIMERS);
    }

    private void ring(Instant clock) {
        for (String key : due(clock)) {
            timers.delete(key);
            TimePassed event = passed(new PatientId(TimerKey.patient(key)), TimerKey.due(key), clock);
            context.forward(
                    new Record<>(TimerKey.patient(key), event, clock.toEpochMilli(), headers(event)),
                    Nodes.WRITE_TIMERS);
        }
    }

    private static Headers headers(TimePassed event) {
        return RecordHeaders.put(
                new org.apache.kafka.common.header.internals.RecordHeaders(), RecordHeaders.KIND, EventKind.of(event));
    }

    private List<String> due(Instant clock) {
        List<String> due = new ArrayList<>();
        try (KeyValueIterator<String, String> entries =
                timers.range(TimerKey.from(Instant.EPOCH), TimerKey.from(clock.plusMillis(1)))) {
            while (due.size() < MOST_AT_ONCE && entries.hasNext()) {
                KeyValue<String, String> entry = entries.next();
                due.add(entry.key);
            }
        }
        return due;
    }

    /** When a timer is due, from its key in the store. */
    public static Instant due(String key) {
        return TimerKey.due(key);
    }

    /** The event of a timer that rings on the dot, from its key in the store. */
    public static TimePassed onTime(String key) {
        Instant due = TimerKey.due(key);
        return passed(new PatientId(TimerKey.patient(key)), due, due);
    }

    private static TimePassed passed(PatientId patient, Instant due, Instant clock) {
        String id = ContentHash.of("time-passed", patient.value(), due.toString());
        return new TimePassed(new Envelope(id, patient, Times.receivedAt(clock), "auscult", "", false, false), due);
    }
}
