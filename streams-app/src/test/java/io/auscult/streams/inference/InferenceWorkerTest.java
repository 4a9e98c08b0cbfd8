package io.auscult.streams.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.auscult.core.event.FactEvent.InferenceReturned;
import io.auscult.core.event.InferenceOutcome.Failed;
import io.auscult.core.event.InferenceOutcome.Returned;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.signal.InferenceRequest;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal.Question;
import io.auscult.core.value.PatientId;
import io.auscult.models.remote.RemoteModel;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.TopicCreation;
import io.auscult.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** From the topic of questions over a socket into the log, on a real broker in this process. */
class InferenceWorkerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant ASKED_AT = Instant.parse("2026-03-02T12:00:00Z");
    private static final EmbeddedKafkaBroker BROKER = broker();

    private final WireSerdes serdes = WireSerdes.local();
    private final InferenceServer server = new InferenceServer(List.of("age", "sex", "creatinine"), SiteModel::score);
    private final InferenceClient client = new InferenceClient(new BearerTokens(Map.of()));
    private final Counts counts = new Counts();
    private Topics topics;
    private KafkaAnswerLog log;
    private InferenceWorker worker;

    private static EmbeddedKafkaBroker broker() {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        broker.brokerProperty("offsets.topic.num.partitions", "1");
        broker.brokerProperty("auto.create.topics.enable", "false");
        return broker;
    }

    @BeforeAll
    static void startBroker() {
        BROKER.afterPropertiesSet();
    }

    @AfterAll
    static void stopBroker() {
        BROKER.destroy();
    }

    @BeforeEach
    void start(TestInfo test) throws InterruptedException {
        topics = Topics.withPrefix(test.getDisplayName().replaceAll("\\W", "") + ".");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.getBrokersAsString()))) {
            TopicCreation.create(admin, topics, (short) 1, PATIENCE);
        }
        log = new KafkaAnswerLog(BROKER.getBrokersAsString(), topics, serdes);
        worker = worker();
    }

    @AfterEach
    void stop() {
        worker.close();
        log.close();
        client.close();
        server.close();
    }

    @Test
    void writesEachAnswerToTheLogOfItsPatient() {
        worker.start();
        ask(patient(1), "a-1", "2.5");
        ask(patient(2), "b-1", "4.0");

        List<InferenceReturned> answers = answers(2);

        assertThat(answers)
                .extracting(event -> event.envelope().patient(), InferenceReturned::question)
                .containsExactlyInAnyOrder(tuple(patient(1), "a-1"), tuple(patient(2), "b-1"));
        assertThat(answers).allSatisfy(event -> {
            assertThat(event.outcome()).isInstanceOf(Returned.class);
            assertThat(event.version().lastUpdated()).isEqualTo(ASKED_AT);
        });
    }

    @Test
    void dropsAWaitingQuestionForANewerOne() {
        server.shut();
        worker.start();
        ask(patient(1), "a-1", "1.0");
        await().atMost(PATIENCE).until(() -> server.asked().size() == 1);
        ask(patient(1), "b-1", "2.0");
        ask(patient(1), "c-1", "3.0");
        await().atMost(PATIENCE).until(() -> counts.superseded.get() == 1);
        server.open();

        assertThat(answers(2)).extracting(InferenceReturned::question).containsExactly("a-1", "c-1");
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void writesAFailureWhenTheServerIsDown() {
        server.close();
        worker.start();
        ask(patient(1), "a-1", "1.0");

        assertThat(answers(1))
                .extracting(InferenceReturned::outcome)
                .containsExactly(new Failed(Failed.Reason.UNREACHABLE));
        assertThat(counts.outcomes).containsEntry("unreachable", 1);
    }

    @Test
    void saysThatAModelIsNotAtWork() {
        worker.start();
        send(patient(1).value(), request(new ModelRef("another", "1"), "a-1", "1.0"));

        assertThat(answers(1))
                .extracting(InferenceReturned::outcome)
                .containsExactly(new Failed(Failed.Reason.NOT_AT_WORK));
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void asksAgainAfterACrashWhatIsNotInTheLog() {
        server.shut();
        worker.start();
        ask(patient(1), "a-1", "1.0");
        await().atMost(PATIENCE).until(() -> server.asked().size() == 1);
        worker.close();
        server.open();
        worker = worker();
        worker.start();

        assertThat(answers(1)).extracting(InferenceReturned::question).containsExactly("a-1");
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void asksNothingTwiceThatIsInTheLog() {
        worker.start();
        ask(patient(1), "a-1", "1.0");
        answers(1);
        worker.close();
        worker = worker();
        worker.start();
        ask(patient(1), "b-1", "2.0");

        assertThat(answers(2)).extracting(InferenceReturned::question).containsExactly("a-1", "b-1");
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void passesOverWhatNobodyCanRead() {
        worker.start();
        send(patient(1).value(), new byte[] {1, 2, 3});
        ask(patient(1), "a-1", "1.0");

        assertThat(answers(1)).hasSize(1);
        assertThat(counts.unreadable).hasValue(1);
    }

    @Test
    void hasNoWordOfThePatientInWhatItCounts() {
        worker.start();
        ask(patient(1), "a-1", "1.0");
        answers(1);

        assertThat(counts.outcomes.keySet()).containsExactly("returned");
    }

    private InferenceWorker worker() {
        RemoteModel model = SiteModel.at(server.url());
        InferenceOffice office = new InferenceOffice(
                wanted -> wanted.equals(model.ref()) ? Optional.of(SiteModel.endpoint(model)) : Optional.empty(),
                client,
                new Guard.Care(100, Duration.ofSeconds(30), Duration.ofMillis(5), Duration.ofMillis(10)),
                log,
                counts,
                Clock.systemUTC());
        return new InferenceWorker(
                this::consumer, topics.inferenceRequests().name(), serdes, office, Duration.ofMillis(100));
    }

    private Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        BROKER.getBrokersAsString(),
                        "group.id",
                        topics.inferenceRequests().name(),
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private void ask(PatientId patient, String question, String creatinine) {
        send(patient.value(), request(new ModelRef("site-risk", "1.0.0"), question, creatinine));
    }

    private byte[] request(ModelRef model, String question, String creatinine) {
        var values = new TreeMap<>(Map.of("age", "66.0", "sex", "1.0", "creatinine", creatinine));
        return serdes.inferenceRequests()
                .serializer()
                .serialize("asked", new InferenceRequest(model, ASKED_AT, new Question(question, values)));
    }

    private void send(String key, byte[] value) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKER.getBrokersAsString()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var _ = producer.send(
                    new ProducerRecord<>(topics.inferenceRequests().name(), key, value));
        }
    }

    /** The log's answers, once there are so many. */
    private List<InferenceReturned> answers(int count) {
        List<InferenceReturned> answers = new ArrayList<>();
        try (KafkaConsumer<String, PatientEvent> reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", BROKER.getBrokersAsString()),
                new StringDeserializer(),
                serdes.events().deserializer())) {
            List<TopicPartition> partitions = reader
                    .partitionsFor(topics.events().name())
                    .stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            await().atMost(PATIENCE).until(() -> {
                reader.poll(Duration.ofMillis(100)).forEach(item -> answers.add((InferenceReturned) item.value()));
                return answers.size() >= count;
            });
        }
        return answers;
    }

    private static PatientId patient(int number) {
        return new PatientId("%032x".formatted(number));
    }

    /** What was counted. */
    private static final class Counts implements InferenceMeters {
        private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();
        private final AtomicInteger superseded = new AtomicInteger();
        private final AtomicInteger unreadable = new AtomicInteger();

        @Override
        public void answered(ModelRef model, String outcome, Duration took) {
            outcomes.merge(outcome, 1, Integer::sum);
        }

        @Override
        public void superseded(ModelRef model) {
            superseded.incrementAndGet();
        }

        @Override
        public void unreadable() {
            unreadable.incrementAndGet();
        }

        @Override
        public void watch(ModelRef model, Guard guard) {}
    }
}
