package io.auscult.delivery.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Whether the projection has caught up with what stood in the topics when it was given them. */
public final class Progress {
    private final Map<TopicPartition, Long> goals = new HashMap<>();
    private boolean started;
    private String failure = "";

    /** @param ends the partitions' end offsets at this moment */
    synchronized void assigned(Map<TopicPartition, Long> ends) {
        goals.putAll(ends);
        // A group that forms before the topics are known assigns nothing at first.
        started = started || !ends.isEmpty();
    }

    synchronized void released(Collection<TopicPartition> partitions) {
        partitions.forEach(goals::remove);
    }

    synchronized void reached(Map<TopicPartition, Long> positions) {
        failure = "";
        positions.forEach((partition, position) -> {
            Long goal = goals.get(partition);
            if (goal != null && position >= goal) {
                goals.remove(partition);
            }
        });
    }

    synchronized void failed(String reason) {
        failure = reason;
    }

    /** True from then on, unless the projection fails. */
    public synchronized boolean caughtUp() {
        return started && goals.isEmpty() && failure.isEmpty();
    }

    /** How it stands, for an operator. */
    public synchronized String words() {
        if (!failure.isEmpty()) {
            return "paused: " + failure;
        }
        if (!started) {
            return "waiting for partitions";
        }
        return goals.isEmpty() ? "caught up" : "catching up on " + goals.size() + " partitions";
    }
}
