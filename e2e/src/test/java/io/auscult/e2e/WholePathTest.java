package io.auscult.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.auscult.schemas.codec.EventKind;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The path from the EHR's message to the clinician's page, as a user starts it, on the sample. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholePathTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Topics TOPICS = Topics.withPrefix("");
    /** Words that name sample patients; none of them may be seen outside values and pages. */
    private static final List<String> CANARIES =
            List.of("MRN-10", "Keebler762", "Buckridge80", "Fisher429", "Hayes766", "Kessler503", "Haley279");

    private static RunningAuscult auscult;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        auscult = RunningAuscult.withTheSample();
    }

    @Test
    @Order(1)
    void showsTheSamplesAlertsInTheInbox() {
        awaitPage(auscult.at().inbox(), "Keebler762", "Buckridge80");
        assertThat(page(auscult.at().inbox())).doesNotContain("Hayes766").doesNotContain("Hermiston71");
    }

    @Test
    @Order(1)
    void showsWhatWasWithdrawnAndWhy() {
        awaitPage(auscult.at().inbox() + "?show=withdrawn", "Kessler503", "no longer supports");
    }

    @Test
    @Order(1)
    void saysForWhomAModelCouldNotScoreAndWhichInputIsMissing() {
        awaitPage(auscult.at().inbox() + "?show=not-assessable", "Haley279", "systolic");
    }

    @Test
    @Order(2)
    void i6NothingIsDropped() throws IOException, InterruptedException {
        assertThat(auscult.sent().rejected()).isZero();
        assertThat(auscult.count(TOPICS.messages())).isGreaterThanOrEqualTo(sampleFiles());
        Map<String, Double> adapter =
                metrics(auscult.at().fhir().replace("/fhir", ""), "auscult_events_published_total");
        double published =
                adapter.values().stream().mapToDouble(Double::doubleValue).sum();
        List<ConsumerRecord<String, byte[]>> events = auscult.records(TOPICS.events());
        long fromAdapter = events.stream().filter(record -> !own(record)).count();
        assertThat((double) fromAdapter).isEqualTo(published);
        assertThat(auscult.folded()).isEqualTo(events.size());
        for (App app : App.values()) {
            assertThat(auscult.count(TOPICS.deadLetters(app)))
                    .as("dead letters of " + app.word())
                    .isZero();
        }
    }

    @Test
    @Order(2)
    void i8ReplayingTheLogGivesTheSameBytes() {
        LogReplay replay = new LogReplay(auscult);
        for (Topic topic : List.of(TOPICS.signals(), TOPICS.decisions(), TOPICS.alerts())) {
            assertThat(replay.written(topic)).as(topic.name()).isEqualTo(LogReplay.byKey(auscult.records(topic)));
        }
    }

    @Test
    @Order(3)
    void theWholeSampleAgainChangesNothing() throws IOException, InterruptedException {
        Map<String, Long> before = counts();
        long eventsBefore = auscult.count(TOPICS.events());
        auscult.playAgain();
        assertThat(auscult.count(TOPICS.events())).isGreaterThan(eventsBefore);
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    @Order(4)
    void answersACdsHooksCallWithTheOpenAlertAndTakesItsFeedback() throws IOException, InterruptedException {
        String call = """
                {"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                 "context":{"userId":"Practitioner/p1","patientId":"x"},
                 "prefetch":{"patient":{"resourceType":"Patient","id":"x","identifier":[
                   {"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
                    "system":"urn:oid:2.16.840.1.113883.19.5","value":"MRN-1001"}]}}}
                """;
        String service = auscult.at().cdsHooks() + "/auscult-patient-view";
        String cards = auscult.post(service, "application/json", call).body();
        assertThat(cards).contains("\"cards\"").contains("ASCVD").contains("\"indicator\"");
        Matcher uuid = Pattern.compile("\"uuid\"\\s*:\\s*\"([^\"]+)\"").matcher(cards);
        assertThat(uuid.find()).isTrue();
        String feedback = """
                {"feedback":[{"card":"%s","outcome":"overridden","outcomeTimestamp":"2026-03-02T10:06:02Z",
                  "overrideReason":{"reason":{"code":"patient-refuses",
                   "system":"http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes"}}}]}
                """.formatted(uuid.group(1));
        await("the sighting, which names the card, to be taken in")
                .atMost(PATIENCE)
                .until(() -> auscult.post(service + "/feedback", "application/json", feedback)
                                .statusCode()
                        == 200);
        awaitPage(auscult.at().inbox() + "?show=history", "Keebler762");
    }

    @Test
    @Order(5)
    void i11NoPatientDataInLogsMetricsKeysOrHeaders() throws IOException {
        for (Path log : files(auscult.logs())) {
            assertThat(Files.readString(log, StandardCharsets.ISO_8859_1))
                    .as(log.toString())
                    .doesNotContain(CANARIES);
        }
        String bases = page(auscult.at().streams() + "/actuator/prometheus")
                + page(auscult.at().fhir().replace("/fhir", "") + "/actuator/prometheus")
                + page(auscult.at().inbox().replace("/inbox", "") + "/actuator/prometheus");
        assertThat(bases).contains("auscult_").doesNotContain(CANARIES);
        for (Topic topic : TOPICS.all()) {
            for (ConsumerRecord<String, byte[]> record : auscult.records(topic)) {
                assertThat(record.key()).doesNotContain(CANARIES);
                for (Header header : record.headers()) {
                    assertThat(new String(header.value(), StandardCharsets.UTF_8))
                            .doesNotContain(CANARIES);
                }
            }
        }
    }

    @Test
    @Order(6)
    void keepsItsDataOverARestartAndGoesOn() throws IOException, InterruptedException {
        Map<String, Long> before = counts();
        auscult.restart();
        assertThat(counts()).isEqualTo(before);
        awaitPage(auscult.at().inbox(), "Buckridge80");
        String weight = """
                {"resourceType":"Observation","id":"after-restart","status":"final",
                 "code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},
                 "subject":{"identifier":{"system":"urn:oid:2.16.840.1.113883.19.5","value":"MRN-1010"}},
                 "effectiveDateTime":"2026-03-01T10:00:00Z",
                 "valueQuantity":{"value":72.1,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}
                """;
        assertThat(auscult.post(auscult.at().fhir(), "application/fhir+json", weight)
                        .statusCode())
                .isBetween(200, 299);
        await("the new event to be folded").atMost(PATIENCE).until(() -> auscult.folded() >= 1);
    }

    private static boolean own(ConsumerRecord<String, byte[]> record) {
        return Stream.of(EventKind.ALERT_SHOWN, EventKind.ALERT_ANSWERED, EventKind.TIME_PASSED)
                .anyMatch(kind -> {
                    Header header = record.headers().lastHeader("kind");
                    return header != null && new String(header.value(), StandardCharsets.UTF_8).equals(kind);
                });
    }

    private static Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        for (Topic topic : List.of(TOPICS.signals(), TOPICS.decisions(), TOPICS.alerts())) {
            counts.put(topic.name(), auscult.count(topic));
        }
        return counts;
    }

    private static Map<String, Double> metrics(String base, String name) {
        Matcher lines = Pattern.compile("(?m)^" + name + "(\\{[^}]*})? ([0-9.E]+)$")
                .matcher(page(base + "/actuator/prometheus"));
        Map<String, Double> found = new TreeMap<>();
        while (lines.find()) {
            found.put(lines.group(1), Double.parseDouble(lines.group(2)));
        }
        assertThat(found).as(name).isNotEmpty();
        return found;
    }

    private static void awaitPage(String url, String... words) {
        await(url + " to say " + String.join(", ", words))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(url)).contains(words));
    }

    private static String page(String url) {
        try {
            return auscult.get(url);
        } catch (IOException e) {
            return "no answer: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long sampleFiles() throws IOException {
        return Stream.of("history", "live")
                .mapToLong(part -> files(RunningAuscult.sample().resolve(part)).size())
                .sum();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
