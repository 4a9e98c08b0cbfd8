package io.auscult.cli.log;

import io.auscult.cli.topics.Answers;
import io.auscult.cli.topics.Committed;
import io.auscult.cli.up.Generation;
import io.auscult.cli.up.Patience;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where the log ends, and how far a generation has folded it. */
public final class Log {
    private static final ListConsumerGroupOffsetsOptions SETTLED =
            new ListConsumerGroupOffsetsOptions().requireStable(true);
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

    private final Admin admin;
    private final Committed records;
    private final String topic;

    public Log(Admin admin, Committed records, String topic) {
        this.admin = admin;
        this.records = records;
        this.topic = topic;
    }

    /** Where the log ends, open transactions included. */
    public Positions end() {
        return positions(records.ends(topic));
    }

    /** Up to where the generation has folded; what it wrote for these events is committed or about to be. */
    public Positions folded(Generation generation) {
        Map<TopicPartition, Long> folded = records.beginnings(topic);
        Map<TopicPartition, @Nullable OffsetAndMetadata> committed = committed(generation, folded.keySet());
        Patience patience = Patience.of(SETTLED_WITHIN);
        while (!committed.keySet().containsAll(folded.keySet())) {
            patience.pause("the transactions of " + generation + " to end");
            committed = committed(generation, folded.keySet());
        }
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                folded.put(partition, offset.offset());
            }
        });
        return positions(folded);
    }

    /** Null for a partition that has no offset yet; a partition whose offset is in an open transaction is not there. */
    private Map<TopicPartition, @Nullable OffsetAndMetadata> committed(
            Generation generation, Collection<TopicPartition> partitions) {
        ListConsumerGroupOffsetsSpec asked = new ListConsumerGroupOffsetsSpec().topicPartitions(partitions);
        Map<TopicPartition, @Nullable OffsetAndMetadata> committed = new HashMap<>();
        Answers.of(admin.listConsumerGroupOffsets(Map.of(generation.group(), asked), SETTLED)
                        .partitionsToOffsetAndMetadata(generation.group()))
                .forEach(committed::put);
        return committed;
    }

    private static Positions positions(Map<TopicPartition, Long> offsets) {
        Map<Integer, Long> next = new TreeMap<>();
        offsets.forEach((partition, offset) -> next.put(partition.partition(), offset));
        return new Positions(next);
    }
}
