package io.auscult.cli.rebuild;

import io.auscult.cli.topics.Answers;
import io.auscult.cli.up.Generation;
import io.auscult.cli.up.Home;
import io.auscult.cli.up.Patience;
import io.auscult.cli.up.StartFailure;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Takes away what a generation leaves: its group, its changelogs, its stores, and the topics it wrote in silence. */
final class Retirement {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Admin admin;
    private final Home home;
    private final Topics topics;

    Retirement(Admin admin, Home home, Topics topics) {
        this.admin = admin;
        this.home = home;
        this.topics = topics;
    }

    /** Everything of a generation whose process has ended. */
    void retire(Generation generation) {
        deleteGroup(generation.group());
        deleteTopics(changelogs(generation));
        silence(generation);
        deleteStores(generation.stores(home));
    }

    /** Only the topics that it wrote in silence; it goes on aloud. */
    void silence(Generation generation) {
        deleteTopics(topics.silent(generation.number()).written().stream()
                .map(Topic::name)
                .collect(Collectors.toSet()));
    }

    private Set<String> changelogs(Generation generation) {
        return Answers.of(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(generation.group() + "-"))
                .collect(Collectors.toSet());
    }

    private void deleteTopics(Set<String> names) {
        Set<String> there = Answers.of(admin.listTopics().names());
        List<String> known = names.stream().filter(there::contains).toList();
        try {
            Answers.of(admin.deleteTopics(known).all());
        } catch (UnknownTopicOrPartitionException _) {
            // Somebody else was first.
        }
    }

    /** A process that has ended stays a member of its group for the seconds that it has to come back. */
    private void deleteGroup(String group) {
        Patience patience = Patience.of(LIMIT);
        while (!deleted(group)) {
            patience.pause("the group " + group + " to be empty");
        }
    }

    private boolean deleted(String group) {
        try {
            removeMembers(group);
            Answers.of(admin.deleteConsumerGroups(List.of(group)).all());
            return true;
        } catch (GroupIdNotFoundException _) {
            return true;
        } catch (GroupNotEmptyException _) {
            return false;
        }
    }

    private void removeMembers(String group) {
        ConsumerGroupDescription found =
                Answers.of(admin.describeConsumerGroups(List.of(group)).all()).get(group);
        if (found == null || found.members().isEmpty()) {
            return;
        }
        try {
            Answers.of(admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all());
        } catch (KafkaException | StartFailure _) {
            // They are just leaving: the deletion tells.
        }
    }

    private static void deleteStores(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }
}
