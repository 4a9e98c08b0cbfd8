package io.auscult.cli.log;

import io.auscult.cli.topics.Answers;
import io.auscult.cli.topics.Committed;
import io.auscult.cli.up.Generation;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Where the log ends, and how far a generation has folded it. */
public final class Log {
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
        ListConsumerGroupOffsetsOptions settled = new ListConsumerGroupOffsetsOptions().requireStable(true);
        Map<TopicPartition, OffsetAndMetadata> committed =
                Answers.of(admin.listConsumerGroupOffsets(generation.group(), settled)
                        .partitionsToOffsetAndMetadata(generation.group()));
        Map<TopicPartition, Long> folded = new TreeMap<>(Committed.ORDER);
        folded.putAll(records.beginnings(topic));
        committed.forEach((partition, offset) -> {
            if (partition.topic().equals(topic)) {
                folded.put(partition, offset.offset());
            }
        });
        return positions(folded);
    }

    private static Positions positions(Map<TopicPartition, Long> offsets) {
        Map<Integer, Long> next = new TreeMap<>();
        offsets.forEach((partition, offset) -> next.put(partition.partition(), offset));
        return new Positions(next);
    }
}
