package io.auscult.cli.concepts;

import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.topics.TopicsUnavailable;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.StartFailure;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** {@code cds.concepts.v1} of a running Auscult: every catalogue ever published. */
final class CatalogueTopic {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Addresses at;
    private final Topic topic;
    private final WireSerdes serdes;

    CatalogueTopic(Addresses at) {
        this.at = at;
        this.topic = Topics.withPrefix(at.topicPrefix()).concepts();
        this.serdes = Serdes.of(at);
    }

    /**
     * In the order of publication; of a version that was published twice, the last.
     *
     * @throws TopicsUnavailable when no broker answers
     */
    List<CatalogueRelease> all() {
        Map<String, CatalogueRelease> byKey = new LinkedHashMap<>();
        try (TopicReader reader = new TopicReader(at.kafka())) {
            reader.toEnd(reader.partitions(topic.name()), item -> {
                if (item.value() != null) {
                    byKey.remove(item.key());
                    byKey.put(item.key(), serdes.catalogues().deserializer().deserialize(topic.name(), item.value()));
                }
            });
        }
        return List.copyOf(byKey.values());
    }

    /** Returns when the broker has it. */
    void write(CatalogueRelease release) {
        byte[] value = serdes.catalogues().serializer().serialize(topic.name(), release);
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.send(new ProducerRecord<>(topic.name(), release.key(), value))
                    .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StartFailure(
                    "Could not publish " + release.key() + " to " + topic.name() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while publishing", e);
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        at.kafka(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Topics.LARGEST_RECORD_BYTES),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
