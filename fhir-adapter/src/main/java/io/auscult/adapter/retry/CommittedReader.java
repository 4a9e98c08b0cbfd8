package io.auscult.adapter.retry;

import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads committed records up to the end that the topic has when it is asked, transactions included that are still open then: what
 * was committed behind one of those must not be missed, or it would be published twice.
 */
final class CommittedReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STALLED_AFTER = Duration.ofSeconds(45);

    private final Admin admin;
    private final KafkaConsumer<String, byte[]> consumer;

    CommittedReader(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        // It reads to an end that is there: what is not there need not be waited for.
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        20,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        10_000,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Passes on what was written at a time or after it; a partition's in order.
     *
     * @throws KafkaException also when nothing comes though there is more
     */
    void since(Instant from, Topic topic, Consumer<ConsumerRecord<String, byte[]>> each) {
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = ends(partitions);
        Map<TopicPartition, Long> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, Math.max(0, from.toEpochMilli())));
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(asked);
        // Null also when the first such record stands behind an open transaction, where the committed part ends.
        consumer.endOffsets(partitions).forEach((partition, committed) -> {
            Optional<OffsetAndTimestamp> start = Optional.ofNullable(starts.get(partition));
            consumer.seek(partition, start.map(OffsetAndTimestamp::offset).orElse(committed));
        });
        read(ends, item -> {
            each.accept(item);
            return true;
        });
    }

    /**
     * The records of one key from a place on, as many as are wanted.
     *
     * @return fewer when the topic no longer has the first, or has no more
     */
    List<ConsumerRecord<String, byte[]>> from(
            SourceRecord first, Predicate<List<ConsumerRecord<String, byte[]>>> enough, String key) {
        TopicPartition partition = new TopicPartition(first.topic(), first.partition());
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        Map<TopicPartition, Long> ends = ends(one);
        if (first.offset() < consumer.beginningOffsets(one).getOrDefault(partition, 0L)
                || first.offset() >= ends.getOrDefault(partition, 0L)) {
            return found;
        }
        consumer.seek(partition, first.offset());
        read(ends, item -> {
            if (item.offset() != first.offset() && found.isEmpty()) {
                return false;
            }
            if (key.equals(item.key())) {
                found.add(item);
            }
            return !enough.test(found);
        });
        return found;
    }

    /** One record; empty when the topic no longer has it. */
    Optional<ConsumerRecord<String, byte[]>> at(SourceRecord place, String key) {
        return from(place, found -> true, key).stream().findFirst();
    }

    private void read(Map<TopicPartition, Long> ends, Predicate<ConsumerRecord<String, byte[]>> goOn) {
        long progress = System.nanoTime();
        Map<TopicPartition, Long> before = Map.of();
        while (!reached(ends)) {
            for (ConsumerRecord<String, byte[]> item : consumer.poll(POLL)) {
                if (!goOn.test(item)) {
                    return;
                }
            }
            Map<TopicPartition, Long> now = positions(ends.keySet());
            if (!now.equals(before)) {
                progress = System.nanoTime();
            } else if (System.nanoTime() - progress > STALLED_AFTER.toNanos()) {
                throw new TimeoutException("A transaction stays open, or Kafka does not answer");
            }
            before = now;
        }
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private Map<TopicPartition, Long> positions(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        return positions;
    }

    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        ListOffsetsResult answer = admin.listOffsets(asked);
        Map<TopicPartition, Long> ends = new HashMap<>();
        try {
            for (TopicPartition partition : partitions) {
                ends.put(partition, answer.partitionResult(partition).get().offset());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        return ends;
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
