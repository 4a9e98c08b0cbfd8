package io.auscult.streams.app;

import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.rules.approval.Admission;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.release.Releases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every release from the first on, and goes on reading. A release that cannot be read stops the reading, and with it the
 * decisions: better none than by a rulebook that nobody published. A pack that can be read and not compiled takes no force.
 */
final class ReleaseReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Releases releases;
    private final Topics topics;
    private final Deserializer<CatalogueRelease> catalogues;
    private final Deserializer<Deployment> deployments;
    private final Deserializer<PackRelease> packs;
    private final Clock clock;
    private final Admission admission;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread = Thread.ofPlatform().name("read-releases").unstarted(this::run);
    private volatile @Nullable String failure;

    ReleaseReader(
            Releases releases,
            Topics topics,
            WireSerdes serdes,
            String bootstrapServers,
            Clock clock,
            Admission admission) {
        this.releases = releases;
        this.topics = topics;
        this.catalogues = serdes.catalogues().deserializer();
        this.deployments = serdes.deployments().deserializer();
        this.packs = serdes.packs().deserializer();
        this.clock = clock;
        this.admission = admission;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    void start() {
        thread.start();
    }

    /** Packs that take no force, and why. */
    Map<String, String> refused() {
        return releases.refused();
    }

    /** Of the packs in force those that are paused, or have a rule that is, each with why. */
    Map<String, String> paused() {
        Map<String, String> paused = new TreeMap<>();
        releases.packs(clock.instant()).stream()
                .filter(PackRelease::pausing)
                .forEach(pause -> paused.put(pause.word(), pause.why()));
        return paused;
    }

    /** Why reading stopped; null while all is well. */
    @Nullable String failure() {
        return failure;
    }

    private void run() {
        try (consumer) {
            List<TopicPartition> partitions = Stream.of(topics.concepts(), topics.deployments(), topics.rulebooks())
                    .map(topic -> new TopicPartition(topic.name(), 0))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!Thread.currentThread().isInterrupted()) {
                readToEnd(partitions);
                add(consumer.poll(POLL));
            }
        } catch (WakeupException e) {
            LOG.debug("Stopped reading releases");
        } catch (RuntimeException e) {
            failure = "Releases can no longer be read: " + e.getMessage();
            LOG.error(failure, e);
        }
    }

    private void readToEnd(List<TopicPartition> partitions) {
        Instant moment = clock.instant();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(batch::add);
        }
        add(batch);
        releases.readUpTo(moment);
    }

    private void add(ConsumerRecords<String, byte[]> records) {
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
        records.forEach(batch::add);
        add(batch);
    }

    private void add(List<ConsumerRecord<String, byte[]>> batch) {
        List<CatalogueRelease> newCatalogues = new ArrayList<>();
        List<Deployment> newDeployments = new ArrayList<>();
        List<PackRelease> newPacks = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            String topic = record.topic();
            if (topic.equals(topics.concepts().name())) {
                newCatalogues.add(catalogues.deserialize(topic, record.value()));
            } else if (topic.equals(topics.deployments().name())) {
                newDeployments.add(deployments.deserialize(topic, record.value()));
            } else {
                newPacks.add(packs.deserialize(topic, record.value()));
            }
        }
        Set<String> refusedBefore = releases.refused().keySet();
        releases.add(
                newCatalogues,
                newDeployments,
                newPacks.stream().filter(this::takesForce).toList());
        newPacks.stream().filter(PackRelease::pausing).forEach(ReleaseReader::say);
        releases.refused().forEach((key, why) -> {
            if (!refusedBefore.contains(key)) {
                LOG.error("Rule pack {} takes no force, and the version before it stays: {}", key, why);
            }
        });
    }

    private static void say(PackRelease pause) {
        LOG.warn(
                "Rule pack {}: {} from {} on, if {} holds then: {}",
                pause.id(),
                pause.word(),
                pause.inForceFrom(),
                pause.stops(),
                pause.why());
    }

    private boolean takesForce(PackRelease pack) {
        Optional<String> objection = admission.objection(pack);
        objection.ifPresent(why -> LOG.error("Rule pack {} takes no force: {}", pack.switchKey(), why));
        return objection.isEmpty();
    }

    @Override
    public void close() {
        thread.interrupt();
        consumer.wakeup();
    }
}
