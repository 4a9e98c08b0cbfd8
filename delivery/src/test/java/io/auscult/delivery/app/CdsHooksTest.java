package io.auscult.delivery.app;

import static io.auscult.delivery.Sample.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer.Outcome;
import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.event.PatientEvent.AlertShown;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.delivery.Sample;
import io.auscult.delivery.cdshooks.Hook;
import io.auscult.delivery.consult.Consulted;
import io.auscult.delivery.consult.Consulted.Proposal;
import io.auscult.delivery.consult.HttpConsult;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class CdsHooksTest extends RunningApp {
    private static final String SERVICE = "/cds-services/auscult-patient-view";
    private static final String PREFETCH = """
            , "prefetch": {"patient": {"resourceType": "Patient", "id": "ada-1",
              "identifier": [{"system": "http://hospital.example/mrn", "value": "MRN-4711"}], "name": [{"family": "Canary"}]}}""";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private DeliveryConfig config;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @BeforeEach
    void nobodyIsConsulted() {
        TestWiring.CONSULTED.set(new Consulted.NotAsked());
        TestWiring.ASKED.set(null);
    }

    @Test
    void isDiscoverable() throws Exception {
        web.perform(get("/cds-services"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.services[0].id").value("auscult-patient-view"))
                .andExpect(jsonPath("$.services[0].hook").value("patient-view"))
                .andExpect(jsonPath("$.services[0].prefetch.patient").value("Patient/{{context.patientId}}"));
    }

    @Test
    void answersWithTheOpenAlertsAsCards() throws Exception {
        STREAM.signal(ADA, Sample.prevent(now, 0.2));
        AlertId id = shown(ADA, Sample.open(Sample.statin(), "card-1", now));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.signals().latest(ADA, Sample.PREVENT).isPresent());

        JsonNode card = card(call("h-1", PREFETCH), id);

        assertThat(card.path("summary").asString()).contains("ASCVD").hasSizeLessThan(140);
        assertThat(card.path("indicator").asString()).isEqualTo("warning");
        assertThat(card.path("detail").asString())
                .contains("**Why:** PREVENT estimates", "| Total cholesterol | 243 mg/dL |", "Data current to");
        assertThat(card.path("source").path("url").asString()).endsWith("/evidence/" + Sample.STATIN);
        assertThat(card.path("overrideReasons").size()).isEqualTo(29);
        assertThat(card.path("detail").asString()).contains("| +0.42 |").doesNotContain("<script>");
        assertThat(card.path("selectionBehavior").asString()).isEqualTo("any");
    }

    @Test
    void theSameCallHasTheSameCardAndAnotherCallAnother() throws Exception {
        AlertId id = shown(ADA, Sample.open(Sample.statin(), "uuid-1", now));

        String first = card(call("h-2", PREFETCH), id).path("uuid").asString();

        assertThat(card(call("h-2", PREFETCH), id).path("uuid").asString()).isEqualTo(first);
        assertThat(card(call("h-3", PREFETCH), id).path("uuid").asString()).isNotEqualTo(first);
    }

    @Test
    void thatACardWasShownGoesIntoTheLog() throws Exception {
        AlertId id = shown(ADA, Sample.open(Sample.statin(), "shown-1", now));

        String uuid = card(call("h-4", PREFETCH), id).path("uuid").asString();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(log())
                        .filteredOn(event -> event instanceof AlertShown shown
                                && shown.cardUuid().equals(uuid))
                        .singleElement()
                        .satisfies(event ->
                                assertThat(((AlertShown) event).viewer()).isEqualTo("Practitioner/p1")));
    }

    @Test
    void feedbackInAnyOfItsFormsIsAnAnswerAndRepeatedItIsOne() throws Exception {
        AlertId id = shown(ADA, Sample.open(Sample.statin(), "feedback-1", now));
        String uuid = card(call("h-5", PREFETCH), id).path("uuid").asString();
        String bare = """
                {"card": "%s", "outcome": "overridden", "outcomeTimestamp": "2026-11-20T10:06:02Z",
                 "overrideReason": {"code": "patient-refuses", "userComment": "asked"}}""".formatted(uuid);
        String wrapped = "{\"feedback\": ["
                + bare.replace("\"code\": \"patient-refuses\"", "\"reason\": {\"code\": \"patient-refuses\"}") + "]}";

        feedback(bare)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.recorded").value(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> answers(id).size() == 1 && projected(id));
        feedback(wrapped).andExpect(status().isOk());

        assertThat(answers(id)).singleElement().satisfies(answered -> {
            assertThat(answered.answer().outcome()).isEqualTo(Outcome.OVERRIDDEN);
            assertThat(answered.answer().by()).isEqualTo("Practitioner/p1");
            assertThat(answered.answer().comment()).isEqualTo("asked");
            assertThat(answered.answer().reason())
                    .extracting(each -> each.code().value())
                    .isEqualTo("patient-refuses");
        });
    }

    @Test
    void feedbackOnAnUnknownCardIsCountedAndBadFeedbackIsNamed() throws Exception {
        feedback("{\"card\": \"4e0a3a1e\", \"outcome\": \"accepted\", \"outcomeTimestamp\": \"2026-01-11T10:05:31Z\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.unknown").value(1));
        feedback("{\"feedback\": [{\"card\": \"4e0a3a1e\", \"outcome\": \"perhaps\"}]}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.issue[0].expression[0]").value("feedback[0].outcome"));
    }

    @Test
    void findsThePatientByTheServersOwnIdWhenNothingWasPrefetched() throws Exception {
        STREAM.person(Sample.ada());
        AlertId id = shown(ADA, Sample.open(Sample.statin(), "by-id-1", now));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.people().find(ADA).isPresent());

        assertThat(card(call("h-6", ""), id).path("summary").asString()).contains("ASCVD");
    }

    @Test
    void anUnknownPatientHasNoCards() throws Exception {
        String body = body("h-7", PREFETCH).replace("MRN-4711", "MRN-0000").replace("ada-1", "nobody");

        post(body).andExpect(status().isOk()).andExpect(jsonPath("$.cards").isEmpty());
        post(body.replaceFirst("\"patient\": \\{(.|\\n)*", "\"patient\": null}}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.cards").isEmpty());
    }

    @Test
    void asksForThePrefetchWhenThePatientCannotBeFound() throws Exception {
        post(body("h-8", "").replace("ada-1", "nobody"))
                .andExpect(status().isPreconditionFailed())
                .andExpect(jsonPath("$.issue[0].expression[0]").value("prefetch.patient"));
    }

    @Test
    void namesTheFieldThatIsWrong() throws Exception {
        refused("{", "$");
        refused("[]", "$");
        refused("{\"hookInstance\": \"h\"}", "hook");
        refused("{\"hook\": \"order-sign\", \"hookInstance\": \"h\", \"context\": {}}", "hook");
        refused("{\"hook\": \"patient-view\", \"hookInstance\": \"h\"}", "context");
        refused(body("h", "").replace("\"patientId\"", "\"other\""), "context.patientId");
        refused(body("h", "").replace("\"ada-1\"", "\"a\\u0000\""), "context.patientId");
        refused(body("h", PREFETCH).replace("\"id\": \"ada-1\"", "\"id\": \"somebody-else\""), "prefetch.patient.id");
    }

    @Test
    void saysSoWhenTheConsultationIsLate() throws Exception {
        STREAM.person(Sample.ada());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.people().find(ADA).isPresent());
        AlertId id = shown(ADA, Sample.open(Sample.statin(), "late-1", now));
        TestWiring.CONSULTED.set(new Consulted.Unanswered("late"));

        assertThat(card(call("h-9", PREFETCH), id).path("detail").asString()).contains("**Degraded:**");
    }

    /** The best of five calls: the machine may be busy, the limit is about what is waited for. */
    @Test
    void anAppThatTakesTheQuestionAndNeverAnswersIsWaitedForNoLongerThanAClinicianCan() throws Exception {
        STREAM.person(Sample.ada());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.people().find(ADA).isPresent());
        AlertId id = shown(ADA, Sample.open(Sample.statin(), "hanging-1", now));
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI streams = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            TestWiring.ASKED.set(
                    new HttpConsult(streams, config.consult().timeout(), WireSerdes.local(), Topics.withPrefix("")));

            List<Duration> took = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                long began = System.nanoTime();
                String answer = call("h-hanging-" + i, PREFETCH);
                took.add(Duration.ofNanos(System.nanoTime() - began));
                assertThat(card(answer, id).path("detail").asString()).contains("**Degraded:**");
            }

            assertThat(Collections.min(took)).isBetween(Duration.ofMillis(200), Duration.ofMillis(500));
        }
    }

    @Test
    void saysThatItIsIncompleteRatherThanNothing() throws Exception {
        var dan = new PatientId(ContentHash.of("dan"));
        STREAM.person(new Person(
                dan, "L", "Dan", null, null, List.of(new Identifier("urn:auscult:fhir:ehr", "Patient/dan-1")), null));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.people().find(dan).isPresent());
        TestWiring.CONSULTED.set(new Consulted.Unanswered("HTTP 503"));

        post(body("h-13", "").replace("ada-1", "dan-1"))
                .andExpect(jsonPath("$.cards.length()").value(1))
                .andExpect(jsonPath("$.cards[0].indicator").value("info"))
                .andExpect(jsonPath("$.cards[0].uuid").doesNotExist());
        post(body("h-14", PREFETCH).replace("MRN-4711", "MRN-0000").replace("ada-1", "nobody"))
                .andExpect(jsonPath("$.cards").isEmpty());
    }

    @Test
    void addsWhatTheConsultationFindsUnlessItHasBeenSaid() throws Exception {
        STREAM.person(Sample.ada());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.people().find(ADA).isPresent());
        AlertId id = shown(ADA, Sample.open(Sample.statin(), "consult-1", now));
        TestWiring.CONSULTED.set(new Consulted.Answered(
                "cds.events.v1/3@17",
                List.of(
                        proposal(Sample.STATIN, "Said already", Mode.LIVE),
                        proposal(Sample.DIABETES, "New diabetes with weight loss", Mode.LIVE),
                        proposal(Sample.TROPONIN, "Only in shadow", Mode.SHADOW))));

        String answer = call("h-10", PREFETCH);

        assertThat(answer).contains("New diabetes with weight loss").doesNotContain("Said already", "Only in shadow");
        assertThat(card(answer, id).path("summary").asString()).contains("ASCVD");
    }

    @Test
    void anAnsweredAlertIsNotProposedAgain() throws Exception {
        STREAM.person(Sample.ada());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.people().find(ADA).isPresent());
        Alert.Open open = Sample.open(Sample.troponin(), "again-1", now);
        shown(ADA, new Alert.Acknowledged(open.episode(), Sample.accepted(now), false));
        TestWiring.CONSULTED.set(
                new Consulted.Answered("p", List.of(proposal(Sample.TROPONIN, "Asked again", Mode.LIVE))));

        assertThat(call("h-11", PREFETCH)).doesNotContain("Asked again");
    }

    @Test
    void aBrowserClientOnThisMachineMayCallAndAnotherSiteMayNot() throws Exception {
        web.perform(options(SERVICE)
                        .header("Origin", "http://localhost:9093")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "authorization,content-type"))
                .andExpect(status().isOk())
                .andExpect(header().string("Access-Control-Allow-Origin", "http://localhost:9093"));
        web.perform(options(SERVICE)
                        .header("Origin", "https://evil.example")
                        .header("Access-Control-Request-Method", "POST"))
                .andExpect(status().isForbidden());
    }

    @Test
    void nothingOfAPatientIsLogged(CapturedOutput output) throws Exception {
        shown(ADA, Sample.open(Sample.statin(), "quiet-1", now));
        call("h-12", PREFETCH);
        refused(body("h", PREFETCH).replace("\"hook\": \"patient-view\"", "\"hook\": \"Canary\""), "hook");
        STREAM.bytes(TOPICS.alerts(), ADA.value(), "MRN-4711 Canary".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        await().atMost(Duration.ofSeconds(20)).until(() -> output.getOut().contains("Dead letter from"));

        assertThat(output.getAll()).doesNotContain("Canary", "MRN-4711", "243 mg/dL");
    }

    @Test
    void noRequestFromTheFieldIsAServerError() throws Exception {
        Path corpus = Path.of(System.getProperty("auscult.shared", "../../shared"), "corpus");
        Assumptions.assumeThat(corpus)
                .as("the shared corpus is beside this checkout")
                .isDirectory();
        for (String folder : List.of("cds-hooks", "cds-hooks-sandbox")) {
            try (var files = Files.list(corpus.resolve(folder))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".json")).toList()) {
                    neverAServerError(file);
                }
            }
        }
    }

    /** Each request goes to the service of its own hook, as an EHR would send it, and to any other there is. */
    private void neverAServerError(Path file) throws Exception {
        String body = body(Files.readString(file));
        for (Hook hook : Hook.values()) {
            String service = "/cds-services/" + hook.service();
            MockHttpServletResponse answered = answer(service, body);
            String name = file.getFileName() + " to " + hook.service();
            assertThat(answered.getStatus()).as(name).isIn(200, 400, 412);
            if (answered.getStatus() == 200) {
                ValidCards.assertValid(JSON.readTree(answered.getContentAsString()));
            } else {
                assertThat(JSON.readTree(answered.getContentAsString())
                                .path("issue")
                                .path(0)
                                .path("diagnostics")
                                .asString(""))
                        .as(name)
                        .isNotBlank();
            }
            assertThat(answer(service + "/feedback", body).getStatus()).as(name).isIn(200, 400);
        }
    }

    private MockHttpServletResponse answer(String path, String body) throws Exception {
        return web.perform(MockMvcRequestBuilders.post(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse();
    }

    @Test
    void aRetiredIdIsAnsweredWithTheAlertsOfTheSurvivorAndSoIsItsFeedback() throws Exception {
        PatientId retired = new PatientId("d".repeat(31) + "1");
        PatientId survivor = new PatientId("e".repeat(31) + "1");
        STREAM.person(Sample.merged(retired, survivor));
        STREAM.person(Sample.person(survivor, "Weber", "Bo", "1951", "male"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.people().survivor(retired).equals(survivor));
        Alert.Open alert = Sample.open(Sample.statin(), "retired-1", now);
        shown(retired, alert);
        String byRetiredId = body("h-20", "").replace("ada-1", retired.value());

        String uuid =
                card(answer(byRetiredId), alert.episode().id()).path("uuid").asString();
        AlertId id = shown(survivor, alert);

        assertThat(card(answer(byRetiredId), id).path("uuid").asString()).isEqualTo(uuid);
        feedback("""
                {"card": "%s", "outcome": "accepted", "outcomeTimestamp": "2026-11-20T10:06:02Z"}""".formatted(uuid)).andExpect(jsonPath("$.recorded").value(1));
        assertThat(answers(id))
                .singleElement()
                .satisfies(answered -> assertThat(answered.envelope().patient()).isEqualTo(survivor));
    }

    /** A recorded exchange keeps the request inside; the specification's examples are sometimes not even JSON. */
    private static String body(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            return root.has("body") ? root.path("body").toString() : text;
        } catch (JacksonException e) {
            return text;
        }
    }

    private List<AlertAnswered> answers(AlertId id) {
        return log().stream()
                .filter(AlertAnswered.class::isInstance)
                .map(AlertAnswered.class::cast)
                .filter(answered -> answered.alertId().equals(id.value()))
                .toList();
    }

    private boolean projected(AlertId id) {
        return stores.answers().has(answers(id).getFirst().envelope().id());
    }

    private static Proposal proposal(io.auscult.core.decision.RuleId rule, String summary, Mode mode) {
        return new Proposal(rule, Subject.PATIENT, Indicator.INFO, summary, mode, "Because of this.");
    }

    private static String body(String instance, String more) {
        return """
                {"hook": "patient-view", "hookInstance": "%s", "somethingNew": 1,
                 "context": {"userId": "Practitioner/p1", "patientId": "ada-1"}%s}""".formatted(instance, more);
    }

    private String call(String instance, String more) throws Exception {
        return answer(body(instance, more));
    }

    private String answer(String body) throws Exception {
        return post(body).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    }

    private static JsonNode card(String response, AlertId id) throws IOException {
        for (JsonNode card : JSON.readTree(response).path("cards")) {
            if (card.path("links").path(0).path("url").asString("").endsWith(id.value())) {
                return card;
            }
        }
        throw new AssertionError("No card for the alert");
    }

    private void refused(String body, String field) throws Exception {
        post(body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.resourceType").value("OperationOutcome"))
                .andExpect(jsonPath("$.issue[0].expression[0]").value(field));
    }

    private ResultActions post(String body) throws Exception {
        return web.perform(MockMvcRequestBuilders.post(SERVICE)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private ResultActions feedback(String body) throws Exception {
        return web.perform(MockMvcRequestBuilders.post(SERVICE + "/feedback")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
