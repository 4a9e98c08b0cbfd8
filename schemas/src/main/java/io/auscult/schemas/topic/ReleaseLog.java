package io.auscult.schemas.topic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Where releases of one kind (rule packs, model deployments, catalogues) are published: seldom, so each time by a producer of its own.
 *
 * @param limit how long the broker may take
 */
public record ReleaseLog<T>(String bootstrapServers, Topic topic, Serializer<T> values, Duration limit) {
    /** What a record's headers and framing may take of the largest. */
    private static final int OVERHEAD_BYTES = 64 * 1024;

    /** How many bytes a release may have. */
    public static int room() {
        return Topics.LARGEST_RECORD_BYTES - OVERHEAD_BYTES;
    }

    /** What was to be published was not. */
    public static final class NotPublished extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotPublished(String message) {
            super(message);
        }

        NotPublished(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Returns when the broker has them, and writes none late: what was decided before the apps could read a release would differ from
     * what a replay decides.
     *
     * @param key of each
     * @param inForceFrom of each
     * @param ahead how long before that it is to be sent at the latest
     * @throws NotPublished when the broker does not take them, one is too large, or it has become too late for one
     */
    public void write(List<T> releases, Function<T, String> key, Function<T, Instant> inForceFrom, Duration ahead)
            throws InterruptedException {
        List<ProducerRecord<String, byte[]>> records = releases.stream()
                .map(release ->
                        new ProducerRecord<>(topic.name(), key.apply(release), values.serialize(topic.name(), release)))
                .toList();
        records.forEach(written -> requireRoom(written.key(), written.value().length));
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.partitionsFor(topic.name()); // what a first call takes is past when the time is looked at
            Instant soonest = Instant.now().plus(ahead);
            if (releases.stream().anyMatch(release -> inForceFrom.apply(release).isBefore(soonest))) {
                throw new NotPublished(
                        "This took too long to be in force when it should; nothing was written. Run it again");
            }
            for (ProducerRecord<String, byte[]> written : records) {
                producer.send(written).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new NotPublished("Could not publish to " + topic.name() + ": " + e.getMessage(), e);
        }
    }

    private static void requireRoom(String key, int bytes) {
        if (bytes > room()) {
            throw new NotPublished("%s has %,d bytes, and a release has room for %,d".formatted(key, bytes, room()));
        }
    }

    /** What is not sent within the limit is given up, and not sent later. */
    private KafkaProducer<String, byte[]> producer() {
        int millis = Math.toIntExact(limit.toMillis());
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Topics.LARGEST_RECORD_BYTES,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        millis,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        millis,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        millis),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
