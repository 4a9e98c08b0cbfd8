package io.auscult.cli.up;

import io.auscult.cli.topics.TopicReader;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes releases as records: only what does not stand in its topic already with the same key and content. */
final class Publication implements AutoCloseable {
    /** Far enough ahead for every running processor to have read it when it takes force. */
    private static final Duration AHEAD = Duration.ofSeconds(5);

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Its client warns on java.util.logging that it shares an event loop, which is meant to be so in one short command. */
    private static final Logger SERDE = Logger.getLogger("io.apicurio");

    static {
        SERDE.setLevel(Level.SEVERE);
    }

    private final Topics topics;
    private final WireSerdes serdes;
    private final TopicReader reader;
    private final KafkaProducer<String, byte[]> producer;

    Publication(Addresses at) {
        this.topics = Topics.withPrefix(at.topicPrefix());
        this.serdes = WireSerdes.registry(at.registryApi());
        this.reader = new TopicReader(at.kafka());
        this.producer = new KafkaProducer<>(
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

    /** @return how many records were written */
    int publish(Releases releases, Instant now) {
        Map<String, PackRelease> packs = standing(topics.rulebooks(), serdes.packs());
        Map<String, Deployment> deployments = standing(topics.deployments(), serdes.deployments());
        Map<String, CatalogueRelease> catalogues = standing(topics.concepts(), serdes.catalogues());
        boolean first = packs.isEmpty() && deployments.isEmpty() && catalogues.isEmpty();
        Releases timed = releases.inForceFrom(first ? now : now.plus(AHEAD).truncatedTo(ChronoUnit.MILLIS));
        return write(
                        topics.concepts(),
                        serdes.catalogues(),
                        timed.catalogues(),
                        CatalogueRelease::key,
                        catalogues,
                        (a, b) -> a.files().equals(b.files()))
                + write(
                        topics.rulebooks(),
                        serdes.packs(),
                        timed.packs(),
                        PackRelease::key,
                        packs,
                        (a, b) -> a.files().equals(b.files()) && a.mode() == b.mode())
                + deploy(timed.deployments(), deployments.values());
    }

    /** A model's mode is the site's, once it has one. */
    private int deploy(List<Deployment> shipped, Collection<Deployment> standing) {
        return write(
                topics.deployments(),
                serdes.deployments(),
                Succession.of(shipped, standing),
                Deployment::key,
                Map.of(),
                (_, _) -> false);
    }

    private <T> Map<String, T> standing(Topic topic, Serde<T> serde) {
        Map<String, T> standing = new HashMap<>();
        reader.toEnd(reader.partitions(topic.name()), item -> {
            if (item.value() != null) {
                standing.put(item.key(), serde.deserializer().deserialize(topic.name(), item.value()));
            }
        });
        return standing;
    }

    private <T> int write(
            Topic topic,
            Serde<T> serde,
            List<T> wanted,
            Function<T, String> key,
            Map<String, T> standing,
            BiFunction<T, T, Boolean> sameContent) {
        int written = 0;
        for (T release : wanted) {
            T old = standing.get(key.apply(release));
            if (old == null || !sameContent.apply(old, release)) {
                send(topic, key.apply(release), serde.serializer().serialize(topic.name(), release));
                written++;
            }
        }
        return written;
    }

    private void send(Topic topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StartFailure("Could not publish " + key + " to " + topic.name() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while publishing", e);
        }
    }

    @Override
    public void close() {
        producer.close();
        reader.close();
    }
}
