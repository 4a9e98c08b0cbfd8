package io.auscult.adapter.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.FactEvent.DemographicsRecorded;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.PatientMerged;
import io.auscult.core.event.PatientEvent.PatientUnmerged;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.core.value.SiteKey;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Message;
import io.auscult.schemas.topic.RecordHeaders;
import io.auscult.schemas.topic.TopicCreation;
import io.auscult.schemas.topic.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The whole adapter on a real broker: what goes in at the doors, and what is committed when they answer. */
@SpringBootTest(
        classes = {AdapterApplication.class, AdapterTest.LocalSchemas.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class AdapterTest {
    private static final String SITE_KEY = "000102030405060708090a0b0c0d0e0f";
    private static final Topics TOPICS = Topics.withPrefix("");
    private static final WireSerdes SERDES = WireSerdes.local();
    private static final EmbeddedKafkaBroker BROKER = broker();

    @LocalServerPort
    private int port;

    @Autowired
    private MllpLifecycle mllp;

    @Autowired
    private MeterRegistry registry;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    private static EmbeddedKafkaBroker broker() {
        EmbeddedKafkaBroker broker = new EmbeddedKafkaKraftBroker(1, 1)
                .brokerProperties(Map.of(
                        "auto.create.topics.enable", "false",
                        "transaction.state.log.replication.factor", "1",
                        "transaction.state.log.min.isr", "1",
                        "transaction.state.log.num.partitions", "1"));
        broker.afterPropertiesSet();
        return broker;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws InterruptedException {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, BROKER.getBrokersAsString()))) {
            TopicCreation.create(admin, TOPICS, (short) 1, Duration.ofSeconds(60));
        }
        registry.add("auscult.kafka.bootstrap-servers", BROKER::getBrokersAsString);
        registry.add("auscult.site-key", () -> SITE_KEY);
        registry.add("auscult.adapter.sources", () -> "src/test/resources/sources");
        registry.add("auscult.adapter.mllp.port", () -> 0);
    }

    @TestConfiguration
    static class LocalSchemas {
        @Bean
        @Primary
        WireSerdes localSerdes() {
            return SERDES;
        }
    }

    private static PatientId patient(String system, String value) {
        return SiteKey.ofHex(SITE_KEY).patientId(new Identifier(system, value));
    }

    private static List<ConsumerRecord<String, PatientEvent>> events(PatientId patient) {
        return Log.of(BROKER.getBrokersAsString(), TOPICS.events(), SERDES.events()).stream()
                .filter(record -> record.key().equals(patient.value()))
                .toList();
    }

    private static List<ConsumerRecord<String, Message>> messages() {
        return Log.of(BROKER.getBrokersAsString(), TOPICS.messages(), SERDES.messages());
    }

    private static List<ConsumerRecord<String, Person>> people(PatientId patient) {
        return Log.of(BROKER.getBrokersAsString(), TOPICS.people(), SERDES.people()).stream()
                .filter(record -> record.key().equals(patient.value()))
                .toList();
    }

    private static List<ConsumerRecord<String, DeadLetter>> deadLetters() {
        return Log.of(BROKER.getBrokersAsString(), TOPICS.deadLetters(App.FHIR_ADAPTER), SERDES.deadLetters());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return send(method, path, "application/fhir+json", body);
    }

    private HttpResponse<String> send(String method, String path, String contentType, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Content-Type", contentType)
                    .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send("POST", "/fhir", body);
    }

    private static String patientResource(String id, String mrn) {
        return """
                {"resourceType":"Patient","id":"%s","identifier":[{"system":"urn:mrn","value":"%s"}],
                 "name":[{"family":"Canaryname","given":["Tweety"]}],"gender":"female","birthDate":"1958-03-02"}
                """.formatted(id, mrn);
    }

    private static String observation(String id, String patient) {
        return """
                {"resourceType":"Observation","id":"%s","status":"final","subject":{"reference":"Patient/%s"},
                 "code":{"coding":[{"system":"http://loinc.org","code":"4548-4"}]},
                 "valueQuantity":{"value":6.5,"unit":"%%","system":"http://unitsofmeasure.org","code":"%%"}}
                """.formatted(id, patient);
    }

    private static String bundle(String type, String... resources) {
        return Stream.of(resources)
                .map(resource -> "{\"resource\":" + resource + "}")
                .collect(Collectors.joining(
                        ",", "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[", "]}"));
    }

    @Test
    void answersWhenMessageEventsAndPersonAreCommitted() throws Exception {
        HttpResponse<String> answer = post(bundle(
                "transaction",
                patientResource("a1", "1001"),
                observation("ao1", "a1"),
                "{\"resourceType\":\"Claim\"}"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("transaction-response", "201 Created", "1 event", "Claim ignored");
        PatientId jane = patient("urn:mrn", "1001");
        assertThat(events(jane)).extracting(ConsumerRecord::value).hasSize(2);
        assertThat(events(jane).getFirst().value()).isInstanceOf(DemographicsRecorded.class);
        assertThat(events(jane).getFirst().value().envelope().moreFollow()).isTrue();
        assertThat(events(jane).getLast().value()).isInstanceOf(ObservationRecorded.class);
        assertThat(events(jane).getLast().value().envelope().moreFollow()).isFalse();
        assertThat(people(jane)).hasSize(1);
    }

    @Test
    void saysInEveryEventWhichMessageItCameFrom() throws Exception {
        post(bundle("batch", patientResource("b1", "1002")));
        ConsumerRecord<String, PatientEvent> event =
                events(patient("urn:mrn", "1002")).getFirst();
        String id = event.value().envelope().messageId();
        ConsumerRecord<String, Message> message = messages().stream()
                .filter(record -> record.key().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(RecordHeaders.source(event.headers()).orElseThrow().words())
                .isEqualTo(message.topic() + "/" + message.partition() + "@" + message.offset());
        assertThat(RecordHeaders.get(event.headers(), RecordHeaders.KIND)).contains("demographics-recorded");
        assertThat(RecordHeaders.get(event.headers(), RecordHeaders.MESSAGE_ID)).contains(id);
        assertThat(RecordHeaders.get(event.headers(), RecordHeaders.TRACEPARENT))
                .isPresent();
    }

    @Test
    void publishesWhatIsSentTwiceOnce() throws Exception {
        String sent = bundle("collection", patientResource("c1", "1003"), observation("co1", "c1"));
        String first = post(sent).body();
        assertThat(post(sent).body()).isEqualTo(first);
        PatientId jane = patient("urn:mrn", "1003");
        assertThat(events(jane)).hasSize(2);
        assertThat(people(jane)).hasSize(1);
    }

    @Test
    void acknowledgesAMessageThatIsSentAgainAndPublishesNothing() throws Exception {
        String sent = ORU.replace("20001", "20003").replace("CTRL-9", "CTRL-30");
        assertThat(overMllp(sent, sent)).containsSubsequence("MSA|AA|CTRL-30|", "MSA|AA|CTRL-30|");
        assertThat(overMllp(sent)).contains("MSA|AA|CTRL-30|");
        assertThat(events(patient("urn:v2:HOSP", "20003"))).hasSize(2);
    }

    @Test
    void understandsALaterReferenceToAPatientItWasToldOf() throws Exception {
        post(patientResource("d1", "1004"));
        assertThat(post(observation("do1", "d1")).statusCode()).isEqualTo(200);
        assertThat(events(patient("urn:mrn", "1004"))).hasSize(2);
    }

    @Test
    void keepsALargeMessageInPartsUnderOneKey() throws Exception {
        String[] many = IntStream.range(0, 3_000)
                .mapToObj(i -> observation("e" + i, "e1"))
                .toArray(String[]::new);
        String sent = bundle("batch", many);
        assertThat(post(sent).statusCode()).isEqualTo(200);
        List<Message> parts = messages().stream()
                .map(ConsumerRecord::value)
                .filter(message -> message.parts() > 1)
                .toList();
        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(new String(Message.join(parts), StandardCharsets.UTF_8)).isEqualTo(sent);
    }

    @Test
    void putsAResourceAtItsAddressOnly() throws Exception {
        assertThat(send("PUT", "/fhir/Patient/f1", patientResource("f1", "1006"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("PUT", "/fhir/Patient/other", patientResource("f1", "1006"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void marksAnInitialLoadAndItsEnd() throws Exception {
        send("POST", "/fhir?backfill=true", patientResource("g1", "1007"));
        assertThat(send("POST", "/fhir/Patient/g1/$backfill-ended", "").statusCode())
                .isEqualTo(200);
        assertThat(send("POST", "/fhir/Patient/$backfill-ended?identifier=urn:mrn%7C1007", "")
                        .statusCode())
                .isEqualTo(200);
        List<ConsumerRecord<String, PatientEvent>> events = events(patient("urn:mrn", "1007"));
        assertThat(events.getFirst().value().envelope().backfill()).isTrue();
        assertThat(events)
                .extracting(ConsumerRecord::value)
                .hasSize(3)
                .last()
                .isInstanceOf(PatientEvent.BackfillEnded.class);
    }

    @Test
    void knowsNoPatientItWasNotToldOf() throws Exception {
        assertThat(send("POST", "/fhir/Patient/nobody/$backfill-ended", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void keepsWhatIsNoFhirAsADeadLetterAndSaysSo() throws Exception {
        HttpResponse<String> answer = post("this is not json 4711");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome", "dead letter");
        assertThat(deadLetters())
                .anySatisfy(record -> assertThat(
                                new String(record.value().original().toBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("this is not json 4711"));
    }

    @Test
    void keepsABadEntryAsADeadLetterAndTakesTheRest() throws Exception {
        HttpResponse<String> answer = post(bundle(
                "batch", patientResource("h1", "1008"), observation("ho1", "h1").replace("\"final\"", "\"finished\"")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("422 Unprocessable Entity");
        assertThat(events(patient("urn:mrn", "1008"))).hasSize(1);
        assertThat(deadLetters()).anySatisfy(record -> {
            assertThat(new String(record.value().original().toBytes(), StandardCharsets.UTF_8))
                    .contains("ho1");
            assertThat(record.value().whatToDo()).isNotBlank();
            assertThat(RecordHeaders.source(record.headers())).isPresent();
        });
    }

    private HttpResponse<String> retry(String contentType, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/deadletters/retry"))
                    .header("Content-Type", contentType)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Optional<String> letterOf(String original) {
        return deadLetters().stream()
                .filter(record ->
                        new String(record.value().original().toBytes(), StandardCharsets.UTF_8).contains(original))
                .map(ConsumerRecord::key)
                .findFirst();
    }

    @Test
    void triesALetterAgainWhenAsked() throws Exception {
        post(bundle("batch", observation("retry1", "h1").replace("\"final\"", "\"finished\"")));
        String letter = Awaitility.await()
                .until(() -> letterOf("retry1"), Optional::isPresent)
                .orElseThrow();
        HttpResponse<String> answer = retry("application/json", "{\"ids\":[\"" + letter + "\",\"nothing\"]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"id\":\"" + letter + "\",\"outcome\":\"still rejected\"")
                .contains("\"id\":\"nothing\",\"outcome\":\"unknown\"");
        assertThat(retry("application/json", "{\"ids\":[]}").statusCode()).isEqualTo(400);
        assertThat(retry("application/json", "{}").statusCode()).isEqualTo(400);
        // A page of another site may send this, but not JSON, without asking the browser first.
        assertThat(retry("text/plain", "{\"ids\":[\"" + letter + "\"]}").statusCode())
                .isEqualTo(415);
        assertThat(send("GET", "/actuator/prometheus", "").body())
                .contains("auscult_deadletters_retried_total{outcome=\"still rejected\"}");
    }

    private static String about(String id) {
        return """
                {"resourceType":"Observation","id":"%s-o","status":"final","subject":{"reference":"Patient/%s"},
                 "code":{"coding":[{"system":"http://loinc.org","code":"2345-7"}]},
                 "valueQuantity":{"value":98,"unit":"mg/dL"}}
                """.formatted(id, id);
    }

    @Test
    void mergesWhatCameByAFhirIdAloneWhenTheRecordNumberComes() throws Exception {
        PatientId early = patient("urn:auscult:fhir:ehr", "Patient/late1");
        post(about("late1"));
        assertThat(people(early)).hasSize(1);
        post(patientResource("late1", "55501"));
        assertThat(events(early))
                .extracting(ConsumerRecord::value)
                .last()
                .isInstanceOfSatisfying(
                        PatientMerged.class,
                        merged -> assertThat(merged.survivor()).isEqualTo(patient("urn:mrn", "55501")));
        assertThat(people(early).getLast().value().mergedInto()).isEqualTo(patient("urn:mrn", "55501"));
        post(about("late1"));
        assertThat(events(patient("urn:mrn", "55501")))
                .extracting(ConsumerRecord::value)
                .last()
                .isInstanceOf(ObservationRecorded.class);
    }

    @Test
    void mergesAndUnmergesByAdtAndForgetsUnderWhomTheRecordWentOn() throws Exception {
        String merge = ADT_HEAD.formatted("A40", "20261122101500") + "\nPID|1||61001^^^HOSP^MR\nMRG|61002^^^HOSP^MR";
        String unlink =
                ADT_HEAD.formatted("A37", "20261122111500") + "\nPID|1||61001^^^HOSP^MR\nPID|2||61002^^^HOSP^MR";
        PatientId retired = patient("urn:v2:HOSP", "61002");
        overMllp(merge);
        assertThat(people(retired).getLast().value().mergedInto()).isEqualTo(patient("urn:v2:HOSP", "61001"));
        overMllp(unlink);
        assertThat(events(retired))
                .extracting(ConsumerRecord::value)
                .hasExactlyElementsOfTypes(PatientMerged.class, PatientUnmerged.class);
        assertThat(people(retired).getLast().value().mergedInto()).isNull();
    }

    private static final String ADT_HEAD = "MSH|^~\\&|HIS|HOSP|CDS|HOSP|%2$s||ADT^%1$s|M-%1$s|P|2.5.1";

    @ParameterizedTest
    @ValueSource(strings = {"application/fhir+ndjson", "application/ndjson", "application/x-ndjson;charset=utf-8"})
    void takesAResourceOnEachLine(String type) throws Exception {
        String id = type.replaceAll("[^a-z]", "");
        String lines = String.join(
                "\n",
                patientResource(id, "mrn-" + id).replace("\n", " "),
                observation("o" + id, id).replace("\n", " "),
                "{\"resourceType\":\"Claim\"}",
                "",
                "not json " + id);
        HttpResponse<String> answer = send("POST", "/fhir?backfill=true", type, lines);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "{\"name\":\"entries\",\"valueInteger\":4}",
                        "{\"name\":\"accepted\",\"valueInteger\":2}",
                        "{\"name\":\"events\",\"valueInteger\":2}",
                        "\"valueString\":\"Claim\"},{\"name\":\"count\",\"valueInteger\":1}",
                        "{\"name\":\"line\",\"valueInteger\":5}")
                .doesNotContain("mrn-");
        assertThat(events(patient("urn:mrn", "mrn-" + id)))
                .hasSize(2)
                .allMatch(record -> record.value().envelope().backfill());
        assertThat(deadLetters())
                .anySatisfy(record -> assertThat(
                                new String(record.value().original().toBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("not json " + id));
        assertThat(messages())
                .extracting(record -> record.value().contentType())
                .contains("application/fhir+ndjson");
    }

    @Test
    void hasADoorForEachSource() throws Exception {
        assertThat(send("POST", "/sources/ehr/fhir", patientResource("k1", "1010"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(events(patient("urn:mrn", "1010")))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.value().envelope().source()).isEqualTo("ehr"));
        HttpResponse<String> answer = send("POST", "/sources/lab/fhir", patientResource("k2", "1011"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @Test
    void takesAnEmptyNotice() throws Exception {
        assertThat(post("").statusCode()).isEqualTo(200);
    }

    private static final String ORU = """
            MSH|^~\\&|LAB|HOSP|CDS|HOSP|20261122101500||ORU^R01^ORU_R01|CTRL-9|P|2.5.1
            PID|1||20001^^^HOSP^MR||Canaryname^Tweety||19580302|F
            OBR|1||F9^LAB|67151-1^Troponin T^LN|||20261122093000+0000
            OBX|1|NM|67151-1^Troponin T^LN||52|ng/L^^UCUM|||||F
            """;

    private String overMllp(String... messages) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), mllp.port("lab"))) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            StringBuilder answers = new StringBuilder();
            for (String message : messages) {
                out.write(("\u000b" + message.strip().replace("\n", "\r") + "\r\u001c\r")
                        .getBytes(StandardCharsets.UTF_8));
                out.flush();
                for (int b = in.read(); b != 0x1C; b = in.read()) {
                    answers.append((char) b);
                }
                assertThat(in.read()).isEqualTo('\r');
            }
            return answers.toString();
        }
    }

    @Test
    void acknowledgesAResultWhenItIsCommitted() throws Exception {
        assertThat(overMllp(ORU.replace("20001", "20002"))).contains("MSA|AA|CTRL-9|");
        assertThat(events(patient("urn:v2:HOSP", "20002")))
                .extracting(ConsumerRecord::value)
                .hasSize(2)
                .last()
                .isInstanceOf(ObservationRecorded.class);
    }

    @Test
    void acknowledgesWhatBecameADeadLetterAndRejectsWhatIsNoMessage() throws Exception {
        String nobody = ORU.replace("20001^^^HOSP^MR", "").replace("CTRL-9", "CTRL-10");
        assertThat(overMllp(nobody, "hello", ORU)).contains("MSA|AA|CTRL-10", "MSA|AR|", "MSA|AA|CTRL-9");
    }

    @Test
    void answersTwoHundredConnectionsAtOnce() throws Exception {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = IntStream.range(0, 200)
                    .mapToObj(i -> ORU.replace("CTRL-9", "MANY-" + i + "-").replace("20001^", "3" + i + "^"))
                    .map(message -> senders.submit(() ->
                            overMllp(message, message.replace("||52|", "||53|").replace("-|P|", "-2|P|"))))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get())
                        .containsSubsequence("MSA|AA|MANY-" + i + "-|", "MSA|AA|MANY-" + i + "-2|");
            }
        }
        assertThat(events(patient("urn:v2:HOSP", "3199"))).hasSize(4);
    }

    @Test
    void isHealthyAndCountsWhatComesIn() throws Exception {
        post(bundle("batch", patientResource("i1", "1009"), "{\"resourceType\":\"Claim\"}"));
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(send("GET", "/actuator/health", "").statusCode())
                                .isEqualTo(200));
        assertThat(send("GET", "/actuator/prometheus", "").body())
                .contains(
                        "auscult_messages_received_total",
                        "auscult_events_published_total",
                        "auscult_entries_ignored_total{source=\"ehr\",type=\"Claim\"}");
    }

    @Test
    void countsAMergeThatFollowsFromIdentifiers() throws Exception {
        double before = merges();
        post(about("late2"));
        post(patientResource("late2", "55502"));
        assertThat(merges()).isEqualTo(before + 1);
    }

    private double merges() {
        Counter merges = registry.find("auscult.events.published")
                .tags("source", "ehr", "kind", "patient-merged")
                .counter();
        return merges == null ? 0 : merges.count();
    }

    @Test
    void showsItsStatusAsAPageAndAsData() throws Exception {
        post(bundle("batch", patientResource("k1", "1010"), observation("ko1", "k1")));
        HttpResponse<String> page = send("GET", "/status", "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("Ready", "ehr", "observation-recorded").doesNotContain("Canaryname", "1010");
        assertThat(send("GET", "/status.json", "").body())
                .contains(
                        "\"ready\":true", "\"name\":\"ehr\"", "\"state\":\"RECEIVING\"", "\"commit\":{\"median\":\"PT");
    }

    @Test
    void tellsOfItsSourcesInHealthAndGauges() throws Exception {
        assertThat(send("GET", "/actuator/health", "").body()).contains("\"silent\":[]");
        assertThat(send("GET", "/actuator/prometheus", "").body())
                .contains(
                        "auscult_sources_silence_seconds{source=\"ehr\"}", "auscult_sources_silent{source=\"ehr\"} 0");
    }

    @Test
    void describesItsDoorsInOpenApiAndNoOthers() throws Exception {
        OpenApiDocument document =
                OpenApiDocument.read(send("GET", "/openapi.yaml", "").body());
        assertThat(document.problems()).isEmpty();
        Set<String> open =
                OpenApiDocument.operations(mappings.getHandlerMethods().keySet());
        assertThat(document.operations()).containsAll(open);
        Set<String> others = new TreeSet<>(document.operations());
        others.removeAll(open);
        assertThat(others).containsExactly("GET /actuator/health", "GET /actuator/prometheus");
    }

    @Test
    void answersWithStatusesThatOpenApiNames() throws Exception {
        OpenApiDocument document =
                OpenApiDocument.read(send("GET", "/openapi.yaml", "").body());
        String patient = patientResource("l1", "1011");
        assertThat(document.statuses("POST", "/fhir"))
                .contains(
                        Integer.toString(post(patient).statusCode()),
                        Integer.toString(post("{").statusCode()));
        assertThat(document.statuses("PUT", "/fhir/{type}/{id}"))
                .contains(Integer.toString(
                        send("PUT", "/fhir/Patient/other", patient).statusCode()));
        assertThat(document.statuses("POST", "/fhir/Patient/{id}/$backfill-ended"))
                .contains(Integer.toString(
                        send("POST", "/fhir/Patient/nobody/$backfill-ended", "").statusCode()));
        assertThat(document.statuses("GET", "/actuator/health"))
                .contains(Integer.toString(send("GET", "/actuator/health", "").statusCode()));
        assertThat(document.statuses("GET", "/actuator/prometheus"))
                .contains(
                        Integer.toString(send("GET", "/actuator/prometheus", "").statusCode()));
    }

    @Test
    void letsNoNameAndNoNumberIntoLogsKeysOrHeaders(CapturedOutput output) throws Exception {
        post(bundle("batch", patientResource("j1", "90210555"), observation("jo1", "j1")));
        post(patientResource("j2", "90210555").replace("1958-03-02", "Canaryname"));
        post("{\"resourceType\":\"Patient\",\"name\":\"Canaryname\",\"x\":90210555");
        overMllp(ORU.replace("20001", "90210555"), "Canaryname 90210555", ORU.replace("||52|", "||Canaryname|"));
        assertThat(output.getAll()).doesNotContain("Canaryname", "90210555");
        Stream.of(
                        Log.of(BROKER.getBrokersAsString(), TOPICS.events(), SERDES.events()),
                        Log.of(BROKER.getBrokersAsString(), TOPICS.people(), SERDES.people()),
                        messages(),
                        deadLetters())
                .flatMap(List::stream)
                .forEach(record -> {
                    assertThat(record.key()).doesNotContain("90210555");
                    record.headers()
                            .forEach(header -> assertThat(new String(header.value(), StandardCharsets.UTF_8))
                                    .doesNotContain("Canaryname", "90210555"));
                });
        assertThat(deadLetters())
                .allSatisfy(record -> assertThat(record.value().reason()).doesNotContain("Canaryname", "90210555"));
        assertThat(send("GET", "/actuator/prometheus", "").body()).doesNotContain("Canaryname", "90210555");
    }

    private static final int ENTRIES = 1_268;

    @Test
    void takesASyntheaBundleInSeconds() throws Exception {
        Path folder = Path.of(System.getProperty("auscult.shared", "../../shared"), "corpus/synthea-dev");
        Assumptions.assumeTrue(Files.isDirectory(folder), "There is no corpus at " + folder);
        Path file;
        try (Stream<Path> files = Files.list(folder)) {
            file = files.filter(it -> it.getFileName().toString().startsWith("Dylan"))
                    .findFirst()
                    .orElseThrow();
        }
        long started = System.nanoTime();
        HttpResponse<String> answer = post(Files.readString(file));
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("422 Unprocessable Entity");
        assertThat(answer.body().split("\"response\"", -1)).hasSize(ENTRIES + 1);
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }
}
