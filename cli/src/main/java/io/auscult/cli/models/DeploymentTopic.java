package io.auscult.cli.models;

import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.topics.TopicsUnavailable;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.StartFailure;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.Signal;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** {@code cds.deployments.v1} of a running Auscult, and what else of it models are judged by. */
final class DeploymentTopic {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** What a record's headers and framing may take of the largest. */
    private static final int OVERHEAD_BYTES = 64 * 1024;

    /** Its client warns that it shares an event loop, which is meant to be so here. Held, because a logger may be collected. */
    private static final Logger CLIENT = Logger.getLogger("io.apicurio");

    static {
        CLIENT.setLevel(Level.SEVERE);
    }

    private final Addresses at;
    private final Topics topics;
    private final WireSerdes serdes;

    DeploymentTopic(Addresses at) {
        this.at = at;
        this.topics = Topics.withPrefix(at.topicPrefix());
        this.serdes = WireSerdes.registry(at.registryApi());
    }

    /** @throws TopicsUnavailable when no broker answers */
    Deployments all() {
        Deserializer<Deployment> values = serdes.deployments().deserializer();
        Map<String, Deployment> byKey = new LinkedHashMap<>();
        try (TopicReader reader = new TopicReader(at.kafka())) {
            String topic = topics.deployments().name();
            reader.toEnd(reader.partitions(topic), item -> {
                if (item.value() != null) {
                    byKey.put(item.key(), values.deserialize(topic, item.value()));
                }
            });
        }
        return new Deployments(byKey.values());
    }

    List<CatalogueRelease> catalogues() {
        Deserializer<CatalogueRelease> values = serdes.catalogues().deserializer();
        List<CatalogueRelease> all = new ArrayList<>();
        try (TopicReader reader = new TopicReader(at.kafka())) {
            String topic = topics.concepts().name();
            reader.toEnd(reader.partitions(topic), item -> {
                if (item.value() != null) {
                    all.add(values.deserialize(topic, item.value()));
                }
            });
        }
        return all;
    }

    /** Every recorded signal with its patient's key; of one patient in the order of recording. */
    void signals(BiConsumer<String, Signal> each) {
        Deserializer<Signal> values = serdes.signals().deserializer();
        try (TopicReader reader = new TopicReader(at.kafka())) {
            String topic = topics.signals().name();
            reader.toEnd(reader.partitions(topic), item -> {
                if (item.value() != null) {
                    each.accept(item.key(), values.deserialize(topic, item.value()));
                }
            });
        }
    }

    /**
     * Returns when the broker has them.
     *
     * @throws StartFailure when a model is too large for a record
     */
    void write(List<Deployment> deployments) {
        Topic topic = topics.deployments();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (Deployment deployment : deployments) {
            byte[] value = serdes.deployments().serializer().serialize(topic.name(), deployment);
            requireRoom(deployment, value.length);
            records.add(new ProducerRecord<>(topic.name(), deployment.key(), value));
        }
        try (KafkaProducer<String, byte[]> producer = producer()) {
            for (ProducerRecord<String, byte[]> written : records) {
                producer.send(written).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new StartFailure("Could not write to " + topic.name() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while deploying", e);
        }
    }

    static void requireRoom(Deployment deployment, int bytes) {
        int room = Topics.LARGEST_RECORD_BYTES - OVERHEAD_BYTES;
        if (bytes > room) {
            throw new StartFailure(
                    "%s has %,d bytes, and a deployment has room for %,d. Make its files smaller (fewer trees, floats"
                                    .formatted(deployment.model(), bytes, room)
                            + " instead of doubles), or serve it by the Open Inference Protocol and deploy a folder whose card says"
                            + " remote: instead of onnx:");
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
