package io.auscult.delivery.app;

import static org.awaitility.Awaitility.await;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.Sample;
import io.auscult.delivery.Stream;
import io.auscult.delivery.TestBroker;
import io.auscult.delivery.store.AlertStore;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.store.TestDatabase;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The whole app on a real broker and a real database; started once for all tests that need it. */
@SpringBootTest(classes = DeliveryApplication.class)
@Import(TestWiring.class)
abstract class RunningApp {
    private static final String DATABASE = TestDatabase.created("running_app");
    private static final String PREFIX = "app-";
    static final Topics TOPICS = TestBroker.topics(PREFIX);
    static final Stream STREAM = new Stream(TOPICS);

    @Autowired
    WebApplicationContext context;

    @Autowired
    Stores stores;

    MockMvc web = MockMvcBuilders.standaloneSetup().build();

    @DynamicPropertySource
    static void wiring(DynamicPropertyRegistry properties) {
        properties.add("auscult.delivery.database.url", () -> DATABASE);
        properties.add("auscult.delivery.database.user", () -> "postgres");
        properties.add("auscult.delivery.site-key", () -> Sample.KEY);
        properties.add("auscult.delivery.kafka.bootstrap-servers", TestBroker::servers);
        properties.add("auscult.delivery.kafka.topic-prefix", () -> PREFIX);
        properties.add("auscult.delivery.cds-hooks.authentication", () -> "none");
        properties.add("auscult.delivery.zone", () -> "UTC");
        properties.add("auscult.delivery.viewers", () -> "src/test/resources/viewers.yaml");
    }

    @BeforeEach
    void openTheWebAndPutTheRulesInForce() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
        Instant before = Instant.now().minusSeconds(60);
        STREAM.pack(Sample.pack(Mode.LIVE, before));
        STREAM.deployment(Sample.deployed(Sample.PREVENT, Mode.LIVE, before));
        STREAM.deployment(Sample.deployed(Sample.TROPONIN_MODEL, Mode.LIVE, before));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> stores.releases()
                                .inForce(Instant.now())
                                .models()
                                .keySet()
                                .containsAll(List.of(Sample.PREVENT, Sample.TROPONIN_MODEL))
                        && stores.releases().inForce(Instant.now()).rules().get(Sample.STATIN) == Mode.LIVE);
    }

    /** Sends an alert and waits until it can be read. */
    AlertId shown(PatientId patient, Alert alert) {
        STREAM.alert(patient, alert);
        return arrived(patient, alert);
    }

    /** The same, of an event at this place of the patient's log. */
    AlertId shown(PatientId patient, Alert alert, long cause) {
        STREAM.alert(patient, alert, cause);
        return arrived(patient, alert);
    }

    private AlertId arrived(PatientId patient, Alert alert) {
        AlertStore alerts = stores.alerts();
        AlertId id = alert.episode().id();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> alerts.find(id), Optional.of(new PatientAlert(patient, alert))::equals);
        return id;
    }

    /** All events in the log so far. */
    static List<PatientEvent> log() {
        return read(TOPICS.events().name(), WireSerdes.local().events().deserializer());
    }

    static <T> List<T> read(String topic, Deserializer<T> values) {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, TestBroker.servers());
        try (KafkaConsumer<String, T> consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new org.apache.kafka.common.TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<T> found = new ArrayList<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                for (ConsumerRecord<String, T> sent : consumer.poll(Duration.ofMillis(100))) {
                    found.add(sent.value());
                }
            }
            return found;
        }
    }
}
