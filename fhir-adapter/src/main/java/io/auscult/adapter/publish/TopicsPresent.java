package io.auscult.adapter.publish;

import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The adapter creates no topics; without them it says which are missing instead of waiting for them without a word. */
public final class TopicsPresent {
    private TopicsPresent() {}

    /** @throws IllegalStateException when Kafka does not answer, or a topic is missing */
    public static void check(String bootstrapServers, Topics topics, Duration patience) throws InterruptedException {
        List<String> missing = missing(names(bootstrapServers, patience), topics);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("These topics are missing: " + String.join(", ", missing)
                    + ". The command \"auscult up\" creates them.");
        }
    }

    private static Set<String> names(String bootstrapServers, Duration patience) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            return admin.listTopics().names().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka does not answer at " + bootstrapServers
                            + ". Is it running? (auscult.kafka.bootstrap-servers)",
                    e);
        }
    }

    private static List<String> missing(Set<String> present, Topics topics) {
        return List.of(
                        topics.messages(),
                        topics.events(),
                        topics.people(),
                        topics.cursors(),
                        topics.deadLetters(App.FHIR_ADAPTER))
                .stream()
                .map(Topic::name)
                .filter(name -> !present.contains(name))
                .toList();
    }
}
