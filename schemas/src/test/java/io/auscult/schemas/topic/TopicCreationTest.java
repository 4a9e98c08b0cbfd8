package io.auscult.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** On a real broker in this process. */
class TopicCreationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final short ALONE = 1;

    private static final EmbeddedKafkaBroker BROKER =
            new EmbeddedKafkaKraftBroker(1, 1).brokerProperty("auto.create.topics.enable", "false");

    @BeforeAll
    static void start() {
        BROKER.afterPropertiesSet();
    }

    @AfterAll
    static void stop() {
        BROKER.destroy();
    }

    @Test
    void createsTheWholeCatalogueReadyForTheFirstRecord() throws Exception {
        Topics topics = Topics.withPrefix("whole.");

        try (Admin admin = admin()) {
            TopicCreation.create(admin, topics, ALONE, PATIENCE);

            assertThat(partitions(admin, topics))
                    .isEqualTo(topics.all().stream().collect(Collectors.toMap(Topic::name, Topic::partitions)));
            assertThat(config(admin, topics.events().name()).get("retention.ms").value())
                    .isEqualTo(topics.events().config().get("retention.ms"));
        }
        sendToEveryPartition(topics.events());
    }

    @Test
    void leavesWhatIsThereAsItIs() throws Exception {
        Topics topics = Topics.withPrefix("twice.");
        try (Admin admin = admin()) {
            TopicCreation.create(admin, topics, ALONE, PATIENCE);
            var before = partitions(admin, topics);

            TopicCreation.create(admin, topics, ALONE, PATIENCE);

            assertThat(partitions(admin, topics)).isEqualTo(before);
        }
    }

    @Test
    void refusesATopicWithAnotherNumberOfPartitionsAndSaysWhich() throws Exception {
        Topics topics = Topics.withPrefix("other.");
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topics.events().name(), 3, ALONE)))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThatThrownBy(() -> TopicCreation.create(admin, topics, ALONE, PATIENCE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("other.cds.events.v1 has 3 partitions, the catalogue says 8");
        }
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        Map<String, Object> nowhere = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        try (Admin admin = Admin.create(nowhere)) {
            assertThatThrownBy(() -> TopicCreation.create(admin, Topics.withPrefix(""), ALONE, Duration.ofMillis(300)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in time");
            admin.close(Duration.ZERO);
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) BROKER.getBrokersAsString()));
    }

    private static Map<String, Integer> partitions(Admin admin, Topics topics) throws Exception {
        Set<String> names = topics.all().stream().map(Topic::name).collect(Collectors.toSet());
        Map<String, TopicDescription> found =
                admin.describeTopics(names).allTopicNames().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return found.values().stream()
                .collect(Collectors.toMap(
                        TopicDescription::name, topic -> topic.partitions().size()));
    }

    private static Config config(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .values()
                .iterator()
                .next();
    }

    private static void sendToEveryPartition(Topic topic) throws Exception {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, BROKER.getBrokersAsString(),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                long offset = producer.send(new ProducerRecord<>(topic.name(), partition, "key", new byte[] {1}))
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .offset();
                assertThat(offset).isZero();
            }
        }
    }
}
