package io.auscult.streams.inference;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Which questions are not settled yet: a partition is committed up to the first of them, so that none is lost in a crash. */
final class OpenOffsets {
    private final Map<TopicPartition, Partition> partitions = new HashMap<>();

    private static final class Partition {
        private final TreeSet<Long> open = new TreeSet<>();
        private long next;
        private long committed = -1;

        long settled() {
            return open.isEmpty() ? next : open.first();
        }
    }

    synchronized void taken(TopicPartition partition, long offset) {
        Partition of = partitions.computeIfAbsent(partition, _ -> new Partition());
        of.open.add(offset);
        of.next = offset + 1;
    }

    /** Settled: its answer is in the log, or it is not to be asked. */
    synchronized void settled(TopicPartition partition, long offset) {
        Partition of = partitions.get(partition);
        if (of != null) {
            of.open.remove(offset);
        }
    }

    /** What can be committed and has not been. */
    synchronized Map<TopicPartition, OffsetAndMetadata> toCommit() {
        Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
        partitions.forEach((partition, of) -> {
            if (of.settled() != of.committed) {
                commits.put(partition, new OffsetAndMetadata(of.settled()));
            }
        });
        return commits;
    }

    synchronized void committed(Map<TopicPartition, OffsetAndMetadata> commits) {
        commits.forEach((partition, offset) -> {
            Partition of = partitions.get(partition);
            if (of != null) {
                of.committed = offset.offset();
            }
        });
    }

    synchronized void forget(Collection<TopicPartition> gone) {
        gone.forEach(partitions::remove);
    }

    synchronized int open() {
        return partitions.values().stream().mapToInt(of -> of.open.size()).sum();
    }
}
