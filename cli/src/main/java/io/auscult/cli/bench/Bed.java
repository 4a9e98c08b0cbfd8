package io.auscult.cli.bench;

import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.TopicCreation;
import io.auscult.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;

/** What both topologies lie in: a broker with the catalogue's topics, and for the identity topology a copy of the log. */
record Bed(Admin admin, String address, Topics topics, WireSerdes serdes, Path stateDir, int threads, int commitMs) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final short ONE_COPY = 1;

    String log() {
        return topics.events().name();
    }

    String copyIn() {
        return log() + ".copy";
    }

    String copyOut() {
        return log() + ".copied";
    }

    void createTopics() throws InterruptedException, ExecutionException {
        TopicCreation.create(admin, topics, ONE_COPY, PATIENCE);
        Topic like = topics.events();
        List<NewTopic> copies = List.of(copy(copyIn(), like), copy(copyOut(), like));
        admin.createTopics(copies).all().get();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!led(List.of(copyIn(), copyOut()))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "The bench's topics have no leader after " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    private static NewTopic copy(String name, Topic like) {
        return new NewTopic(name, like.partitions(), ONE_COPY).configs(like.config());
    }

    private boolean led(Collection<String> names) throws InterruptedException {
        try {
            return admin.describeTopics(names).allTopicNames().get().values().stream()
                    .map(TopicDescription::partitions)
                    .flatMap(List::stream)
                    .allMatch(partition -> partition.leader() != null);
        } catch (ExecutionException e) {
            return false;
        }
    }

    /** Bytes in the broker's logs, by topic. */
    Map<String, Long> logBytes() throws InterruptedException, ExecutionException {
        Map<String, Long> bytes = new TreeMap<>();
        for (Map<String, LogDirDescription> folders :
                admin.describeLogDirs(List.of(1)).allDescriptions().get().values()) {
            folders.values()
                    .forEach(folder -> folder.replicaInfos()
                            .forEach(
                                    (partition, replica) -> bytes.merge(partition.topic(), replica.size(), Long::sum)));
        }
        return bytes;
    }
}
