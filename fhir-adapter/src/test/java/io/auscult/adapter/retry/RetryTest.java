package io.auscult.adapter.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.adapter.identity.PatientDirectory;
import io.auscult.adapter.identity.SitePatients;
import io.auscult.adapter.publish.Again;
import io.auscult.adapter.publish.GroupCommit;
import io.auscult.adapter.publish.Outgoing;
import io.auscult.adapter.publish.Publishing;
import io.auscult.adapter.retry.Result.Outcome;
import io.auscult.adapter.source.AtAddress;
import io.auscult.adapter.source.Cursors;
import io.auscult.adapter.source.Delivery;
import io.auscult.adapter.source.Delivery.Language;
import io.auscult.adapter.source.Intake;
import io.auscult.adapter.source.IntakeMeters;
import io.auscult.adapter.source.Source;
import io.auscult.adapter.source.Sources;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.PatientErased;
import io.auscult.core.event.PatientEvent.PatientMerged;
import io.auscult.core.event.Times;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.core.value.SiteKey;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.fhir.FhirMessageMapper;
import io.auscult.mapping.v2.V2MessageMapper;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Message;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.Payload;
import io.auscult.schemas.topic.RecordHeaders;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.TopicCreation;
import io.auscult.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Letters that are tried again on a real broker, after the mapping was mended: the word "finished" is understood as "final". */
class RetryTest {
    private static final Topics TOPICS = Topics.withPrefix("");
    private static final WireSerdes SERDES = WireSerdes.local();
    private static final SiteKey KEY = SiteKey.ofHex("000102030405060708090a0b0c0d0e0f");
    private static final EmbeddedKafkaBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1);
    private static final Source EHR = new Source("ehr", List.of(), ZoneOffset.UTC);
    private static final Source LAB = new Source("lab", List.of(), ZoneOffset.UTC);

    private static final PatientDirectory DIRECTORY = new PatientDirectory(KEY);
    private static final SitePatients PATIENTS = new SitePatients(KEY, DIRECTORY);

    @SuppressWarnings("NullAway.Init") // before all tests
    private static GroupCommit publisher;

    private final Intake intake = new Intake(
            PATIENTS, publisher, new Cursors(), new IntakeMeters(new SimpleMeterRegistry()), Clock.systemUTC());

    @BeforeAll
    static void start() throws InterruptedException {
        BROKER.brokerProperties(Map.of(
                "auto.create.topics.enable", "false",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1"));
        BROKER.afterPropertiesSet();
        try (Admin admin = admin()) {
            TopicCreation.create(admin, TOPICS, (short) 1, Duration.ofSeconds(60));
        }
        publisher = Publishing.to(BROKER.getBrokersAsString(), "retry-test", TOPICS, SERDES, DIRECTORY);
        publisher.start();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        publisher.stop();
        BROKER.destroy();
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", BROKER.getBrokersAsString()));
    }

    private static Retry retry(Sources sources, Languages languages) {
        return new Retry(
                BROKER.getBrokersAsString(),
                TOPICS,
                SERDES,
                sources,
                languages,
                PATIENTS,
                publisher,
                Clock.systemUTC());
    }

    private static List<Result> asBefore(List<String> letters) throws Exception {
        return retry(Sources.of(EHR, LAB), Languages::ofTheDoors).of(letters);
    }

    private static List<Result> mended(List<String> letters) throws Exception {
        return retry(Sources.of(EHR, LAB), RetryTest::mending).of(letters);
    }

    private static Optional<Language> mending(String contentType, @Nullable String address) {
        return reading("\"finished\"", "\"final\"").of(contentType, address);
    }

    /** A mapping that understands a word, as if another had been sent. */
    private static Languages reading(String word, String asIf) {
        return (contentType, address) -> Languages.ofTheDoors(contentType, address)
                .map(language -> (body, arrival, patients) -> language.map(
                        new String(body, StandardCharsets.UTF_8)
                                .replace(word, asIf)
                                .getBytes(StandardCharsets.UTF_8),
                        arrival,
                        patients));
    }

    /** Sends it and returns the ids of its letters. */
    private List<String> letters(Source source, String contentType, String body, boolean backfill, Language language)
            throws Exception {
        Payload payload = Payload.of(body.getBytes(StandardCharsets.UTF_8));
        String message = intake.receive(new Delivery(source, contentType, payload, backfill, null, language))
                .messageId();
        return lettersOf(message).stream().map(ConsumerRecord::key).distinct().toList();
    }

    private List<String> letters(String bundle) throws Exception {
        return letters(EHR, Languages.FHIR, bundle, false, FhirMessageMapper::map);
    }

    /** Waits for transactions that are being committed, as the retry itself does. */
    private static <V> List<ConsumerRecord<String, V>> all(Topic topic, Serde<V> serde) {
        List<ConsumerRecord<String, V>> all = new ArrayList<>();
        try (CommittedReader reader = new CommittedReader(BROKER.getBrokersAsString())) {
            reader.since(Instant.EPOCH, topic, item -> {
                V value = serde.deserializer().deserialize(item.topic(), item.value());
                ConsumerRecord<String, V> read =
                        new ConsumerRecord<>(item.topic(), item.partition(), item.offset(), item.key(), value);
                item.headers().forEach(read.headers()::add);
                all.add(read);
            });
        }
        return all;
    }

    private static List<ConsumerRecord<String, DeadLetter>> lettersOf(String message) {
        return all(TOPICS.deadLetters(App.FHIR_ADAPTER), SERDES.deadLetters()).stream()
                .filter(record -> RecordHeaders.get(record.headers(), RecordHeaders.MESSAGE_ID)
                        .filter(message::equals)
                        .isPresent())
                .toList();
    }

    private static DeadLetter newest(String letter) {
        return all(TOPICS.deadLetters(App.FHIR_ADAPTER), SERDES.deadLetters()).stream()
                .filter(record -> record.key().equals(letter))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .value();
    }

    private static List<ConsumerRecord<String, PatientEvent>> events(PatientId patient) {
        return all(TOPICS.events(), SERDES.events()).stream()
                .filter(record -> record.key().equals(patient.value()))
                .toList();
    }

    private static long written() {
        return Stream.of(TOPICS.messages(), TOPICS.events(), TOPICS.people(), TOPICS.deadLetters(App.FHIR_ADAPTER))
                .mapToLong(topic -> all(topic, Serdes.ByteArray()).size())
                .sum();
    }

    private static PatientId mrn(String value) {
        return KEY.patientId(new Identifier("urn:mrn", value));
    }

    private static String patient(String mrn) {
        return """
                {"resourceType":"Patient","id":"p%1$s","identifier":[{"system":"urn:mrn","value":"%1$s"}],
                 "name":[{"family":"Doe"}],"birthDate":"1958-03-02"}""".formatted(mrn);
    }

    private static String observation(String id, String mrn, String status) {
        return """
                {"resourceType":"Observation","id":"%s","status":"%s",
                 "subject":{"identifier":{"system":"urn:mrn","value":"%s"}},
                 "code":{"coding":[{"system":"http://loinc.org","code":"4548-4"}]},
                 "valueQuantity":{"value":6.5,"unit":"%%","system":"http://unitsofmeasure.org","code":"%%"}}""".formatted(id, status, mrn);
    }

    private static String bundle(String... resources) {
        return Stream.of(resources)
                .map(resource -> "{\"resource\":" + resource + "}")
                .collect(Collectors.joining(",", "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[", "]}"));
    }

    @Test
    void publishesJustWhatWasMissingAndClosesTheLetter() throws Exception {
        List<String> letters = letters(
                bundle(patient("101"), observation("a1", "101", "finished"), observation("a2", "101", "final")));
        List<ConsumerRecord<String, PatientEvent>> before = events(mrn("101"));
        assertThat(before).hasSize(2);
        assertThat(mended(letters)).containsExactly(Result.closed(letters.getFirst()));
        List<ConsumerRecord<String, PatientEvent>> after = events(mrn("101"));
        assertThat(after).hasSize(3);
        ConsumerRecord<String, PatientEvent> added = after.getLast();
        Envelope first = before.getFirst().value().envelope();
        assertThat(added.value().envelope().moreFollow())
                .as("so that it is decided")
                .isFalse();
        assertThat(added.value().envelope().times().received())
                .isEqualTo(first.times().received());
        assertThat(added.value().envelope().messageId()).isEqualTo(first.messageId());
        assertThat(RecordHeaders.source(added.headers()))
                .isEqualTo(RecordHeaders.source(before.getFirst().headers()));
        DeadLetter closed = newest(letters.getFirst());
        assertThat(closed.closed()).isNotNull();
        assertThat(closed.closedBy()).isEqualTo("retry");
    }

    @Test
    void triesALineOfNdjsonAgainAmongItsLines() throws Exception {
        String lines = String.join(
                "\n",
                patient("140").replace("\n", " "),
                observation("n1", "140", "finished").replace("\n", " "),
                observation("n2", "140", "final").replace("\n", " "));
        List<String> letters = letters(EHR, Languages.NDJSON, lines, true, FhirMessageMapper::mapLines);
        assertThat(events(mrn("140"))).hasSize(2);
        assertThat(mended(letters)).containsExactly(Result.closed(letters.getFirst()));
        assertThat(events(mrn("140")))
                .hasSize(3)
                .allMatch(record -> record.value().envelope().backfill());
    }

    @Test
    void doesNothingTheSecondTime() throws Exception {
        List<String> letters = letters(bundle(patient("102"), observation("b1", "102", "finished")));
        mended(letters);
        long written = written();
        assertThat(mended(letters)).extracting(Result::outcome).containsExactly(Outcome.ALREADY_CLOSED);
        assertThat(written()).isEqualTo(written);
    }

    @Test
    void writesNothingWhileNothingIsMended() throws Exception {
        List<String> letters = letters(bundle(patient("103"), observation("c1", "103", "finished")));
        long written = written();
        assertThat(asBefore(letters)).singleElement().satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.STILL_REJECTED);
            assertThat(result.reason()).isNotBlank().doesNotContain("103");
        });
        assertThat(written()).isEqualTo(written);
    }

    @Test
    void settlesAllLettersOfTheMessageThoughOneWasAskedFor() throws Exception {
        List<String> letters =
                letters(bundle(observation("d1", "104", "finished"), observation("d2", "104", "finished")));
        assertThat(letters).hasSize(2);
        assertThat(mended(letters.subList(0, 1))).extracting(Result::id).containsExactlyInAnyOrderElementsOf(letters);
        assertThat(events(mrn("104")))
                .extracting(record -> record.value().envelope().moreFollow())
                .containsExactly(true, false);
    }

    @Test
    void keepsAnInitialLoadOne() throws Exception {
        List<String> letters =
                letters(EHR, Languages.FHIR, observation("e1", "105", "finished"), true, FhirMessageMapper::map);
        mended(letters);
        assertThat(events(mrn("105")))
                .singleElement()
                .satisfies(record ->
                        assertThat(record.value().envelope().backfill()).isTrue());
    }

    @Test
    void readsALargeMessageFromAllItsParts() throws Exception {
        String[] many = IntStream.range(0, 3_000)
                .mapToObj(i -> observation("f" + i, "106", i == 1_500 ? "finished" : "final"))
                .toArray(String[]::new);
        List<String> letters = letters(bundle(many));
        assertThat(mended(letters)).containsExactly(Result.closed(letters.getFirst()));
        assertThat(events(mrn("106"))).hasSize(3_000);
    }

    @Test
    void readsLinesAsLines() throws Exception {
        String lines = (observation("l1", "113", "final") + "\u0000" + observation("l2", "113", "finished"))
                .replace("\n", "")
                .replace('\u0000', '\n');
        List<String> letters = letters(EHR, Languages.NDJSON, lines, false, FhirMessageMapper::mapLines);
        assertThat(mended(letters)).containsExactly(Result.closed(letters.getFirst()));
        assertThat(events(mrn("113"))).hasSize(2);
    }

    @Test
    void saysNoMergeTwice() throws Exception {
        String merges = """
                MSH|^~\\&|LAB|HOSP|CDS|HOSP|20261122101500||ADT^A40|M-1|P|2.5.1
                PID|1||900^^^HOSP^MR||Doe
                MRG|901^^^HOSP^MR
                PID|2||900^^^HOSP^MR||Doe
                MRG|
                """.replace('\n', '\r');
        List<String> letters = letters(LAB, Languages.V2, merges, false, V2MessageMapper::map);
        assertThat(letters).hasSize(1);
        Languages languages = reading("MRG|\r", "MRG|902^^^HOSP^MR\r");
        assertThat(retry(Sources.of(EHR, LAB), languages).of(letters))
                .containsExactly(Result.closed(letters.getFirst()));
        assertThat(merges("901")).hasSize(1);
        assertThat(merges("902")).hasSize(1);
    }

    private static List<PatientEvent> merges(String value) {
        return events(KEY.patientId(new Identifier("urn:v2:HOSP", value))).stream()
                .map(ConsumerRecord::value)
                .filter(PatientMerged.class::isInstance)
                .toList();
    }

    @Test
    void refusesAResourceThatIsNotAtItsAddressAsBefore() throws Exception {
        List<String> letters = letters(
                EHR, Languages.FHIR, observation("g1", "107", "final"), false, new AtAddress("Observation", "other"));
        assertThat(asBefore(letters)).extracting(Result::outcome).containsExactly(Outcome.STILL_REJECTED);
        assertThat(events(mrn("107"))).isEmpty();
    }

    @Test
    void saysWhenTheSourceIsNoLongerThere() throws Exception {
        List<String> letters = letters(bundle(observation("h1", "108", "finished")));
        assertThat(retry(Sources.of(LAB), RetryTest::mending).of(letters))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.outcome()).isEqualTo(Outcome.NOT_RETRIABLE);
                    assertThat(result.reason()).contains("ehr");
                });
    }

    @Test
    void knowsNoLetterThatIsNotThere() throws Exception {
        assertThat(mended(List.of("0".repeat(32)))).extracting(Result::outcome).containsExactly(Outcome.UNKNOWN);
    }

    @Test
    void writesNothingOfAPatientWhoWasErasedSince() throws Exception {
        List<String> letters = letters(bundle(patient("109"), observation("i1", "109", "finished")));
        Instant now = Instant.now();
        Envelope envelope = new Envelope("erased-109", mrn("109"), Times.receivedAt(now), "auscult", "", false, false);
        Arrival own = new Arrival("auscult", "", now, false, ZoneOffset.UTC);
        publisher.publish(new Outgoing(
                own,
                List.of(),
                List.of(new PatientErased(envelope)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null));
        assertThat(mended(letters)).singleElement().satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.NOT_RETRIABLE);
            assertThat(result.reason()).contains("erased");
        });
        assertThat(events(mrn("109"))).hasSize(2);
    }

    /** What was kept 14 days goes. */
    private static void dropMessages() throws Exception {
        try (Admin admin = admin()) {
            admin.deleteRecords(IntStream.range(0, TOPICS.messages().partitions())
                            .boxed()
                            .collect(Collectors.toMap(
                                    partition ->
                                            new TopicPartition(TOPICS.messages().name(), partition),
                                    _ -> RecordsToDelete.beforeOffset(-1))))
                    .all()
                    .get();
        }
    }

    @Test
    void takesTheLettersOwnResourceWhenTheMessageHasGone() throws Exception {
        List<String> letters = letters(bundle(patient("110"), observation("j1", "110", "finished")));
        dropMessages();
        assertThat(asBefore(letters)).extracting(Result::outcome).containsExactly(Outcome.STILL_REJECTED);
        assertThat(mended(letters)).containsExactly(Result.closed(letters.getFirst()));
        assertThat(events(mrn("110"))).hasSize(2);
        assertThat(newest(letters.getFirst()).closed()).isNotNull();
    }

    @Test
    void doesNotGuessAnAddressThatWentWithTheMessage() throws Exception {
        List<String> letters = letters(
                EHR, Languages.FHIR, observation("k1", "112", "final"), false, new AtAddress("Observation", "other"));
        dropMessages();
        assertThat(asBefore(letters)).extracting(Result::outcome).containsExactly(Outcome.ORIGINAL_GONE);
        assertThat(events(mrn("112"))).isEmpty();
    }

    @Test
    void takesTheLettersOwnMessageWhenItIsTheWholeOne() throws Exception {
        String result = """
                MSH|^~\\&|LAB|HOSP|CDS|HOSP|20261122101500||ORU^R01|R-1|P|2.5.1
                PID|1||||Doe
                OBR|1||F9^LAB|67151-1^Troponin T^LN|||20261122093000+0000
                OBX|1|NM|67151-1^Troponin T^LN||52|ng/L^^UCUM|||||F
                """.replace('\n', '\r');
        List<String> letters = letters(LAB, Languages.V2, result, false, V2MessageMapper::map);
        dropMessages();
        Languages languages = reading("PID|1||||", "PID|1||911^^^HOSP^MR||");
        assertThat(retry(Sources.of(LAB), languages).of(letters))
                .isNotEmpty()
                .allSatisfy(tried -> assertThat(tried.outcome()).isEqualTo(Outcome.CLOSED));
        assertThat(events(KEY.patientId(new Identifier("urn:v2:HOSP", "911")))).isNotEmpty();
    }

    @Test
    void saysWhenNothingOfTheOriginalIsLeft() throws Exception {
        DeadLetter bare = new DeadLetter(
                "f".repeat(32),
                App.FHIR_ADAPTER.word(),
                "It was too large",
                "Send it again",
                new SourceRecord(TOPICS.messages().name(), 0, 1_000_000),
                Payload.of(new byte[0]),
                Instant.now());
        Arrival arrival = new Arrival("ehr", "gone", Instant.now(), false, ZoneOffset.UTC);
        publisher.publish(Outgoing.again(
                arrival,
                List.of(),
                List.<Person>of(),
                List.of(),
                new Again(new SourceRecord(TOPICS.messages().name(), 0, 1_000_000), List.of(bare), Set.of())));
        assertThat(mended(List.of(bare.id()))).extracting(Result::outcome).containsExactly(Outcome.ORIGINAL_GONE);
        assertThat(all(TOPICS.messages(), SERDES.messages()))
                .extracting(ConsumerRecord::value)
                .extracting(Message::id)
                .doesNotContain("gone");
    }
}
