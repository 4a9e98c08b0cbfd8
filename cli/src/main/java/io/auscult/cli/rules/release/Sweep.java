package io.auscult.cli.rules.release;

import io.auscult.cli.ProgressLine;
import io.auscult.cli.log.Log;
import io.auscult.cli.log.Positions;
import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.Generation;
import io.auscult.cli.up.Patience;
import io.auscult.cli.up.StartFailure;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.TimePassed;
import io.auscult.core.event.Times;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.EventKind;
import io.auscult.schemas.codec.PatientState;
import io.auscult.schemas.codec.StoreSerdes;
import io.auscult.schemas.topic.RecordHeaders;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.processor.Nodes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes {@link TimePassed} for patients who were decided last by other rules, at a set rate, so that their alerts follow what is in
 * force. It can be broken off and begun again: whoever has been decided by the rules in force is not swept twice.
 */
final class Sweep {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MOST_BEHIND_SECONDS = 5;

    private final Addresses at;
    private final Generation generation;
    private final Topics topics;
    private final Serializer<PatientEvent> events;
    private final InstantSource clock;

    Sweep(Addresses at, Generation generation, InstantSource clock) {
        this.at = at;
        this.generation = generation;
        this.topics = Topics.withPrefix(at.topicPrefix());
        this.events = RegistrySerdes.of(at).events().serializer();
        this.clock = clock;
    }

    /** Where the streams app stands with each patient, as it last told its own changelog. */
    Laggards laggards(String rulebook, boolean all) {
        Laggards laggards = new Laggards(rulebook, all);
        String changelog = generation.group() + "-" + Nodes.STATE + "-changelog";
        Deserializer<PatientState> states = StoreSerdes.patientStates().deserializer();
        try (TopicReader reader = new TopicReader(at.kafka())) {
            reader.toEnd(reader.partitions(changelog), item -> {
                if (item.value() == null) {
                    laggards.forget(item.key());
                } else {
                    laggards.put(item.key(), states.deserialize(changelog, item.value()));
                }
            });
        }
        return laggards;
    }

    /**
     * Writes them, one after the other at the rate, and never further ahead of the streams app than it folds in some seconds.
     *
     * @param perSecond patients
     * @return the point in the log behind them
     */
    Positions write(Collection<String> patients, int perSecond, Log log, ProgressLine progress) {
        Duration between = Duration.ofSeconds(1).dividedBy(perSecond);
        long next = System.nanoTime();
        int done = 0;
        Map<Integer, Long> after = new TreeMap<>();
        try (KafkaProducer<String, byte[]> producer = producer()) {
            for (String patient : patients) {
                if (done % perSecond == 0) {
                    awaitFolded(log, log.end(), (long) perSecond * MOST_BEHIND_SECONDS, progress);
                }
                next = pace(next, between);
                RecordMetadata place = producer.send(event(topics, events, patient, clock.instant()))
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                after.merge(place.partition(), place.offset() + 1, Math::max);
                done++;
                progress.show("%,d of %,d patients".formatted(done, patients.size()));
            }
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new StartFailure(
                    "Could not write to " + topics.events().name() + " after " + done
                            + " patients; begin again, and it goes on there: " + e.getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted after " + done + " patients; begin again, and it goes on there", e);
        }
        return new Positions(after);
    }

    /** When the next may go: not before its turn, and what was late is not made up for by a burst. */
    private static long pace(long turn, Duration between) {
        long now = System.nanoTime();
        if (turn > now) {
            LockSupport.parkNanos(turn - now);
        }
        return Math.max(turn, now - between.toNanos()) + between.toNanos();
    }

    /** Returns when the streams app is no more than so many events behind that point. */
    void awaitFolded(Log log, Positions end, long most, ProgressLine progress) {
        Patience patience = Patience.of(PATIENCE);
        long behind = log.folded(generation).behind(end);
        while (behind > most) {
            progress.show("the streams app is %,d events behind".formatted(behind));
            patience.pause("the streams app to fold " + behind + " events");
            behind = log.folded(generation).behind(end);
        }
    }

    /** As a timer writes it: received now, so never earlier than anything before it. */
    static ProducerRecord<String, byte[]> event(
            Topics topics, Serializer<PatientEvent> events, String patient, Instant now) {
        String id = ContentHash.of("time-passed", patient, now.toString());
        TimePassed event = new TimePassed(
                new Envelope(id, new PatientId(patient), Times.receivedAt(now), "auscult", "", false, false), now);
        String topic = topics.events().name();
        byte[] value = events.serialize(topic, event);
        ProducerRecord<String, byte[]> item = new ProducerRecord<>(topic, null, now.toEpochMilli(), patient, value);
        RecordHeaders.put(item.headers(), RecordHeaders.KIND, EventKind.of(event));
        return item;
    }

    /** Without a partition the client chooses it by the key, as every writer of the log does. */
    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        at.kafka(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
