package io.auscult.cli.topics;

import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.StartFailure;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.release.Releases;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;

/** Everything ever published of one kind (rule packs, model deployments, catalogues) in a running Auscult. */
public final class ReleaseTopic<T> {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** What a record's headers and framing may take of the largest. */
    private static final int OVERHEAD_BYTES = 64 * 1024;

    private final String kafka;
    private final Topic topic;
    private final Serde<T> values;

    public ReleaseTopic(Addresses at, Topic topic, Serde<T> values) {
        this.kafka = at.kafka();
        this.topic = topic;
        this.values = values;
    }

    /**
     * In the order of publication; of what was published twice under one key, the last.
     *
     * @throws TopicsUnavailable when no broker answers
     */
    public List<T> all() {
        return List.copyOf(byKey().values());
    }

    /** The same with the keys. */
    public Map<String, T> byKey() {
        Deserializer<T> reader = values.deserializer();
        Map<String, T> byKey = new LinkedHashMap<>();
        try (TopicReader records = new TopicReader(kafka)) {
            records.toEnd(records.partitions(topic.name()), item -> {
                if (item.value() != null) {
                    byKey.remove(item.key());
                    byKey.put(item.key(), reader.deserialize(topic.name(), item.value()));
                }
            });
        }
        return byKey;
    }

    public byte[] bytes(T release) {
        return values.serializer().serialize(topic.name(), release);
    }

    /**
     * Returns when the broker has them.
     *
     * @param key of each
     * @throws StartFailure when it does not take them, or one is too large for a record
     */
    public void write(List<T> releases, Function<T, String> key) {
        write(releases, key, _ -> Instant.MAX);
    }

    /**
     * The same, and none of them late: what was decided before the apps could read a release would differ from what a replay decides.
     *
     * @param inForceFrom of each
     * @throws StartFailure also when so much time has passed that the apps may have decided beyond the moment from which one is in force
     */
    public void write(List<T> releases, Function<T, String> key, Function<T, Instant> inForceFrom) {
        List<ProducerRecord<String, byte[]>> records = releases.stream()
                .map(release -> new ProducerRecord<>(topic.name(), key.apply(release), bytes(release)))
                .toList();
        records.forEach(written -> requireRoom(written.key(), written.value().length));
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.partitionsFor(topic.name()); // what a first call takes is past when the time is looked at
            Instant soonest = Instant.now().plus(Releases.LEAD);
            if (releases.stream().anyMatch(release -> inForceFrom.apply(release).isBefore(soonest))) {
                throw new StartFailure(
                        "This took too long to be in force when it should; nothing was written. Run it again");
            }
            for (ProducerRecord<String, byte[]> written : records) {
                producer.send(written).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new StartFailure("Could not publish to " + topic.name() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while publishing", e);
        }
    }

    /** How many bytes a release may have. */
    public static int room() {
        return Topics.LARGEST_RECORD_BYTES - OVERHEAD_BYTES;
    }

    private static void requireRoom(String key, int bytes) {
        if (bytes > room()) {
            throw new StartFailure("%s has %,d bytes, and a release has room for %,d".formatted(key, bytes, room()));
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Topics.LARGEST_RECORD_BYTES),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
