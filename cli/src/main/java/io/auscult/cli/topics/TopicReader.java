package io.auscult.cli.topics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads committed records of one broker, in no group and so without leaving a trace. */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int API_LIMIT_MS = 10_000;

    private final KafkaConsumer<String, byte[]> consumer;

    public TopicReader(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        API_LIMIT_MS,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** @throws TopicsUnavailable when the broker does not answer, or has no such topic */
    public List<TopicPartition> partitions(String topic) {
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new TopicsUnavailable("There is no topic " + topic + "; see: auscult topics list", null);
            }
            return partitions;
        } catch (TimeoutException e) {
            throw new TopicsUnavailable("Kafka does not answer. Is Auscult running? Start it with: auscult up", e);
        }
    }

    /** Passes on every record that is committed now, from the first on; a partition's in order. */
    public void toEnd(Collection<TopicPartition> partitions, Consumer<ConsumerRecord<String, byte[]>> each) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        readTo(consumer.endOffsets(partitions), each);
    }

    /** Passes on the newest records of each partition, at most about so many of each. */
    public void newest(
            Collection<TopicPartition> partitions, int count, Consumer<ConsumerRecord<String, byte[]>> each) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        ends.forEach(
                (partition, end) -> consumer.seek(partition, Math.max(first.getOrDefault(partition, 0L), end - count)));
        readTo(ends, each);
    }

    /** Passes on what is committed now and was written at a time or after it; a partition's in order. */
    public void since(
            Instant from, Collection<TopicPartition> partitions, Consumer<ConsumerRecord<String, byte[]>> each) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long millis = from.isAfter(Instant.EPOCH) ? from.toEpochMilli() : 0;
        Map<TopicPartition, Long> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, millis));
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(asked);
        ends.forEach((partition, end) -> {
            Optional<OffsetAndTimestamp> start = Optional.ofNullable(starts.get(partition));
            consumer.seek(partition, start.map(OffsetAndTimestamp::offset).orElse(end));
        });
        readTo(ends, each);
    }

    /** One committed record; empty when it is too old to be there, or never was. */
    public Optional<ConsumerRecord<String, byte[]>> at(TopicPartition partition, long offset) {
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        long first = consumer.beginningOffsets(one).getOrDefault(partition, 0L);
        long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
        if (offset < first || offset >= end) {
            return Optional.empty();
        }
        consumer.seek(partition, offset);
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        while (found.isEmpty() && consumer.position(partition) < end) {
            consumer.poll(POLL).forEach(found::add);
        }
        return found.stream().filter(item -> item.offset() == offset).findFirst();
    }

    /** After one of the others: passes on what comes, while asked to. */
    public void follow(BooleanSupplier wanted, Consumer<ConsumerRecord<String, byte[]>> each) {
        while (wanted.getAsBoolean()) {
            consumer.poll(POLL).forEach(each);
        }
    }

    private void readTo(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<String, byte[]>> each) {
        while (!atEnd(ends)) {
            for (ConsumerRecord<String, byte[]> item : consumer.poll(POLL)) {
                if (item.offset() < endOf(item, ends)) {
                    each.accept(item);
                }
            }
        }
        ends.forEach(consumer::seek);
    }

    private boolean atEnd(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static long endOf(ConsumerRecord<String, byte[]> item, Map<TopicPartition, Long> ends) {
        return ends.getOrDefault(new TopicPartition(item.topic(), item.partition()), 0L);
    }

    /** How many offsets each topic has used, in the order asked. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return consumer.endOffsets(partitions);
    }

    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions);
    }

    /** The partitions of every topic whose name starts so. */
    Map<String, List<TopicPartition>> all(String start) {
        try {
            return consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith(start))
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            topic -> topic.getValue().stream()
                                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                                    .toList()));
        } catch (TimeoutException e) {
            throw new TopicsUnavailable("Kafka does not answer. Is Auscult running? Start it with: auscult up", e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
