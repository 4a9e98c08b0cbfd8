package io.auscult.adapter.app;

import io.auscult.schemas.topic.TopicCreation;
import io.auscult.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A broker within the tests' own process, with the adapter's topics. */
final class OneBroker {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private OneBroker() {}

    static EmbeddedKafkaBroker start() {
        EmbeddedKafkaBroker broker = new EmbeddedKafkaKraftBroker(1, 1)
                .brokerProperties(Map.of(
                        "auto.create.topics.enable", "false",
                        "transaction.state.log.replication.factor", "1",
                        "transaction.state.log.min.isr", "1",
                        "transaction.state.log.num.partitions", "1"));
        broker.afterPropertiesSet();
        return broker;
    }

    /** Creates the topics, and tells the adapter where they are. */
    static void announce(EmbeddedKafkaBroker broker, Topics topics, DynamicPropertyRegistry registry)
            throws InterruptedException {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.getBrokersAsString()))) {
            TopicCreation.create(admin, topics, (short) 1, PATIENCE);
        }
        registry.add("auscult.kafka.bootstrap-servers", broker::getBrokersAsString);
    }
}
