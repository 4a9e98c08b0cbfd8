package io.auscult.schemas.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the catalogue's topics and returns when every partition answers through its leader. A record that is sent sooner
 * may stall and be lost without an error, so no app produces before this has returned.
 */
public final class TopicCreation {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int REPLICAS_TO_SURVIVE_ONE_LOSS = 3;

    private TopicCreation() {}

    /**
     * Creates what is missing. Safe to call from several apps at once and at every start.
     *
     * @param replication for topics that are created now
     * @param timeout for all of it
     * @throws IllegalStateException when a topic exists with another number of partitions, or the time is over
     */
    public static void create(Admin admin, Topics topics, short replication, Duration timeout)
            throws InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        Map<String, Topic> catalogue =
                topics.all().stream().collect(Collectors.toMap(Topic::name, Function.identity()));
        createMissing(admin, catalogue, replication, deadline);
        while (!ready(admin, catalogue, deadline)) {
            deadline.pause(BETWEEN_LOOKS, "every partition of the topics to have a leader");
        }
    }

    private static void createMissing(Admin admin, Map<String, Topic> catalogue, short replication, Deadline deadline)
            throws InterruptedException {
        Set<String> existing = deadline.answer(admin.listTopics().names(), "the list of topics");
        List<NewTopic> missing = catalogue.values().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(topic -> newTopic(topic, replication))
                .toList();
        for (KafkaFuture<Void> creation : admin.createTopics(missing).values().values()) {
            try {
                deadline.answer(creation, "the creation of a topic");
            } catch (TopicExistsException _) {
                // Another app starts at the same moment and was first; ready() checks what it made.
            }
        }
    }

    private static NewTopic newTopic(Topic topic, short replication) {
        Map<String, String> config = new HashMap<>(topic.config());
        int inSync = replication >= REPLICAS_TO_SURVIVE_ONE_LOSS ? 2 : 1;
        config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(inSync));
        return new NewTopic(topic.name(), topic.partitions(), replication).configs(config);
    }

    private static boolean ready(Admin admin, Map<String, Topic> catalogue, Deadline deadline)
            throws InterruptedException {
        try {
            Map<String, TopicDescription> found = deadline.answer(
                    admin.describeTopics(catalogue.keySet()).allTopicNames(), "the description of topics");
            found.values().forEach(description -> checkPartitions(description, catalogue));
            return found.values().stream().allMatch(TopicCreation::hasLeaders)
                    && leadersAnswer(admin, found.values(), deadline);
        } catch (RetriableException _) {
            // The broker that was asked has not heard of the topic or its leader yet.
            return false;
        }
    }

    private static void checkPartitions(TopicDescription found, Map<String, Topic> catalogue) {
        int expected = Objects.requireNonNull(catalogue.get(found.name())).partitions();
        int actual = found.partitions().size();
        if (actual != expected) {
            throw new IllegalStateException(
                    "Topic " + found.name() + " has " + actual + " partitions, the catalogue says "
                            + expected + ". The count is fixed, since a patient's partition follows from it:"
                            + " use another prefix, or delete the topic if its data may go.");
        }
    }

    private static boolean hasLeaders(TopicDescription topic) {
        return topic.partitions().stream()
                .allMatch(partition ->
                        partition.leader() != null && !partition.leader().isEmpty());
    }

    /** Only the leader itself answers for a partition's offsets, so an answer is proof that it serves. */
    private static boolean leadersAnswer(Admin admin, Collection<TopicDescription> topics, Deadline deadline)
            throws InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (TopicDescription topic : topics) {
            topic.partitions()
                    .forEach(p -> asked.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
        }
        return deadline.answer(admin.listOffsets(asked).all(), "the partitions' leaders")
                        .size()
                == asked.size();
    }
}
