package io.auscult.cli.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads on where it stopped, and waits for the transactions that are open: what was written when it is asked is read, or its
 * transaction was aborted. A reader of committed records alone would stop before the first open transaction.
 */
public final class Committed implements AutoCloseable {
    public static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STALLED_AFTER = Duration.ofSeconds(60);
    private static final ListOffsetsOptions WITH_OPEN_TRANSACTIONS =
            new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);

    private final Admin admin;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> read = new HashMap<>();

    public Committed(Admin admin, String bootstrapServers) {
        this.admin = admin;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Passes on what the topic has and this reader has not passed on before. */
    public void read(String topic, Consumer<ConsumerRecord<String, byte[]>> each) {
        read(ends(topic), each);
    }

    /**
     * The same for some partitions up to an end of each.
     *
     * @throws TopicsUnavailable when nothing comes for a minute
     */
    private void read(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<String, byte[]>> each) {
        consumer.assign(ends.keySet());
        ends.keySet().stream()
                .filter(partition -> !read.containsKey(partition))
                .forEach(partition -> consumer.seekToBeginning(List.of(partition)));
        ends.keySet().stream()
                .filter(read::containsKey)
                .forEach(partition -> consumer.seek(partition, read.getOrDefault(partition, 0L)));
        long progress = System.nanoTime();
        Map<TopicPartition, Long> before = Map.of();
        while (!reached(ends)) {
            for (ConsumerRecord<String, byte[]> item : consumer.poll(POLL)) {
                each.accept(item);
            }
            Map<TopicPartition, Long> now = positions(ends.keySet());
            if (!now.equals(before)) {
                progress = System.nanoTime();
            } else if (System.nanoTime() - progress > STALLED_AFTER.toNanos()) {
                throw new TopicsUnavailable(
                        "Reading stalled: a transaction stays open, or Kafka does not answer", null);
            }
            before = now;
        }
        read.putAll(positions(ends.keySet()));
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private Map<TopicPartition, Long> positions(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        return positions;
    }

    /** One record that was read before. */
    public ConsumerRecord<String, byte[]> at(TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        long end = System.nanoTime() + STALLED_AFTER.toNanos();
        while (System.nanoTime() < end) {
            for (ConsumerRecord<String, byte[]> item : consumer.poll(POLL)) {
                if (item.offset() == offset) {
                    return item;
                }
            }
        }
        throw new TopicsUnavailable("Record " + partition + "@" + offset + " cannot be read again", null);
    }

    /** Where each partition ends, open transactions included. */
    public Map<TopicPartition, Long> ends(String topic) {
        return offsets(topic, OffsetSpec.latest());
    }

    public Map<TopicPartition, Long> beginnings(String topic) {
        return offsets(topic, OffsetSpec.earliest());
    }

    private Map<TopicPartition, Long> offsets(String topic, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions(topic).forEach(partition -> asked.put(partition, which));
        Map<TopicPartition, Long> offsets = new TreeMap<>(ORDER);
        ListOffsetsResult answer = admin.listOffsets(asked, WITH_OPEN_TRANSACTIONS);
        asked.keySet()
                .forEach(partition -> offsets.put(
                        partition, Answers.of(answer.partitionResult(partition)).offset()));
        return offsets;
    }

    private List<TopicPartition> partitions(String topic) {
        try {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            if (partitions.isEmpty()) {
                throw new TopicsUnavailable("There is no topic " + topic + "; see: auscult topics list", null);
            }
            return partitions;
        } catch (TimeoutException e) {
            throw new TopicsUnavailable("Kafka does not answer. Is Auscult running? Start it with: auscult up", e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
