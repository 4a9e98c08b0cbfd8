package io.auscult.cli.up;

import io.auscult.schemas.topic.TopicCreation;
import io.auscult.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** The catalogue's topics on the quickstart's single broker. */
final class CatalogueTopics {
    private static final short ONE_COPY = 1;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private CatalogueTopics() {}

    /** Creates what is missing and returns when every partition has a leader. */
    static void create(Addresses addresses) {
        create(addresses, Topics.withPrefix(addresses.topicPrefix()));
    }

    /** The same for the topics of a generation that folds in silence. */
    static void create(Addresses addresses, Topics topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", addresses.kafka()))) {
            TopicCreation.create(admin, topics, ONE_COPY, LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while creating topics", e);
        }
    }
}
