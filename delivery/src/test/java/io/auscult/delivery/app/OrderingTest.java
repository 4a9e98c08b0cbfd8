package io.auscult.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.FactEvent.MedicationStarted;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.delivery.Sample;
import io.auscult.delivery.consult.Consulted;
import io.auscult.delivery.consult.Consulted.Basis;
import io.auscult.delivery.consult.Consulted.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a call brings itself: orders not signed yet, and data of patients that nobody sent before. */
class OrderingTest extends RunningApp {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DRAFT = "ehr/MedicationRequest/auscult.draft.request-1";

    private static final AtomicInteger PATIENTS = new AtomicInteger();

    private String ehrId = "";
    private PatientId patient = new PatientId(ContentHash.of("nobody"));
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @BeforeEach
    void thereIsANewPatient() {
        TestWiring.CONSULTED.set(new Consulted.NotAsked());
        TestWiring.DRAFTS.set(List.of());
        ehrId = "ordering-" + PATIENTS.incrementAndGet();
        patient = new PatientId(ContentHash.of(ehrId));
        STREAM.person(new Person(
                patient,
                "Runte",
                "Ada",
                "1959-04-02",
                "female",
                List.of(new Identifier("urn:auscult:fhir:ehr", "Patient/" + ehrId)),
                null));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.people().find(patient).isPresent());
    }

    @Test
    void aDraftIsConsultedAsTheOrderThatItWillBe() throws Exception {
        cards(order("order-select", "o-1", "Patient/" + ehrId));

        assertThat(TestWiring.DRAFTS.get()).singleElement().isInstanceOfSatisfying(MedicationStarted.class, order -> {
            assertThat(order.code().codings().getFirst().code().value()).isEqualTo("1923426");
            assertThat(order.envelope().patient()).isEqualTo(patient);
            assertThat(order.fact().value()).endsWith("auscult.draft.request-1");
        });
    }

    /** The CDS Hooks Sandbox writes its category as an object; and an order form begins empty. */
    @Test
    void aFaultInWhatNobodyReadsDoesNotHideADrug() throws Exception {
        cards(changed("o-5", draft -> draft.putObject("category").put("text", "community")));

        assertThat(TestWiring.DRAFTS.get()).singleElement().isInstanceOf(MedicationStarted.class);
        assertThat(cards(changed("o-6", draft -> draft.remove("medicationCodeableConcept"))))
                .isEmpty();
    }

    @Test
    void anOrderThatCannotBeReadIsNotPassedOverInSilence() throws Exception {
        List<JsonNode> cards = cards(changed(
                "o-7", draft -> draft.putArray("medicationCodeableConcept").add("sotalol")));

        assertThat(TestWiring.DRAFTS.get()).isEmpty();
        assertThat(cards).singleElement().satisfies(card -> {
            assertThat(card.path("summary").asString()).contains("an order could not be read");
            assertThat(card.path("detail").asString()).contains("**Incomplete:**");
        });
    }

    private JsonNode changed(String instance, Consumer<ObjectNode> change) {
        JsonNode call = order("order-select", instance, "Patient/" + ehrId);
        change.accept((ObjectNode) call.at("/context/draftOrders/entry/0/resource"));
        return call;
    }

    @Test
    void anOrderForAnotherPatientIsNotRead() throws Exception {
        cards(order("order-select", "o-2", "Patient/somebody-else"));

        assertThat(TestWiring.DRAFTS.get()).isEmpty();
    }

    @Test
    void aDraftThatARuleMindsHasItsCardNow() throws Exception {
        TestWiring.CONSULTED.set(answered(Sample.TROPONIN, "sotalol 80 MG", DRAFT));

        List<JsonNode> cards = cards(order("order-sign", "o-3", "Patient/" + ehrId));

        assertThat(cards).singleElement().satisfies(card -> {
            assertThat(card.path("summary").asString())
                    .isEqualTo("Ordering sotalol 80 MG: QTc 510 ms and a drug that prolongs QT");
            assertThat(card.path("uuid").asString()).hasSize(36);
            assertThat(card.path("detail").asString())
                    .contains("| Drug | sotalol 80 MG |", "an order of this call, not signed yet", "Data current to")
                    .doesNotContain("auscult.draft");
        });
    }

    @Test
    void whatWasOverriddenWhileChoosingIsNotAskedWhileSigningNorByTheAlertThatComesOfIt() throws Exception {
        TestWiring.CONSULTED.set(answered(Sample.DIABETES, "sotalol 120 MG", DRAFT));
        String uuid = cards(order("order-select", "o-4", "Patient/" + ehrId))
                .getFirst()
                .path("uuid")
                .asString();

        feedback(uuid, "patient-refuses")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.recorded").value(1));

        assertThat(cards(order("order-sign", "o-5", "Patient/" + ehrId))).isEmpty();
        Consulted.Answered signed = answered(Sample.DIABETES, "sotalol 120 MG", "ehr/MedicationRequest/77");
        AlertId id = shown(
                patient,
                new Alert.Open(Sample.episode(signed.raises().getFirst().raise(), "signed-order", 1, now)));
        TestWiring.CONSULTED.set(new Consulted.NotAsked());
        assertThat(cards(view("o-6")))
                .noneMatch(card -> card.path("summary").asString().contains("QTc 510 ms and a drug that prolongs QT"));
        assertThat(log())
                .filteredOn(event -> event instanceof AlertAnswered answer
                        && answer.alertId().equals(id.value()))
                .singleElement()
                .satisfies(event -> assertThat(((AlertAnswered) event).answer().reason())
                        .extracting(reason -> reason.code().value())
                        .isEqualTo("patient-refuses"));
    }

    @Test
    void whileOrderingAnOpenAlertIsShownOnlyWhenTheOrderTouchesIt() throws Exception {
        AlertId id = shown(patient, Sample.open(Sample.statin(), "touched-1", now));
        Proposal untouched = proposal(Sample.STATIN, "14.2 %", "prevent@1.0.0");
        TestWiring.CONSULTED.set(new Consulted.Answered("17", List.of(untouched)));
        assertThat(cards(order("order-select", "o-7", "Patient/" + ehrId))).isEmpty();

        TestWiring.CONSULTED.set(new Consulted.Answered("17", List.of(proposal(Sample.STATIN, "sotalol", DRAFT))));
        List<JsonNode> cards = cards(order("order-select", "o-8", "Patient/" + ehrId));

        assertThat(cards)
                .singleElement()
                .satisfies(card -> assertThat(
                                card.path("links").path(0).path("url").asString())
                        .endsWith(id.value()));
    }

    @Test
    void ofAStrangerTheCallItselfIsConsulted() throws Exception {
        TestWiring.CONSULTED.set(answered(Sample.TROPONIN, "sotalol 160 MG", DRAFT));
        String body = """
                {"hook": "order-sign", "hookInstance": "o-9", "context": {"userId": "Practitioner/p1", "patientId": "new-1",
                  "draftOrders": {"resourceType": "Bundle", "entry": [%s]}},
                 "prefetch": {"patient": {"resourceType": "Patient", "id": "new-1", "birthDate": "1959-01-01", "gender": "female",
                    "identifier": [{"system": "http://hospital.example/mrn", "value": "NEW-1"}]},
                  "ecg": {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": {"resourceType": "Observation",
                    "id": "q1", "status": "final", "subject": {"reference": "Patient/new-1"},
                    "effectiveDateTime": "2026-11-20T10:00:00Z",
                    "code": {"coding": [{"system": "http://loinc.org", "code": "8636-3"}]},
                    "valueQuantity": {"value": 510, "unit": "ms", "system": "http://unitsofmeasure.org", "code": "ms"}}}]}}}
                """.formatted(medication("Patient/new-1"));

        List<JsonNode> cards = cards(JSON.readTree(body));

        assertThat(cards).hasSize(1);
        assertThat(cards.getFirst().path("links")).isEmpty();
        assertThat(TestWiring.DRAFTS.get())
                .hasSize(3)
                .anyMatch(ObservationRecorded.class::isInstance)
                .anyMatch(MedicationStarted.class::isInstance);
    }

    @Test
    void whoSawAnAlertIsToldOnceThatItWasWithdrawn() throws Exception {
        Alert.Open open = Sample.open(Sample.troponin(), "withdrawn-1", now);
        shown(patient, open);
        JsonNode leaving = JSON.readTree("""
                {"hook": "encounter-discharge", "hookInstance": "o-10",
                 "context": {"userId": "Practitioner/p1", "patientId": "%1$s", "encounterId": "e1"},
                 "prefetch": {"patient": {"resourceType": "Patient", "id": "%1$s"}}}""".formatted(ehrId));
        assertThat(cards(leaving)).hasSize(1);
        shown(patient, new Alert.Withdrawn(open.episode(), "The chart no longer supports it", now.plusSeconds(5)));

        List<JsonNode> told = cards(leaving);

        assertThat(told).singleElement().satisfies(card -> {
            assertThat(card.path("summary").asString())
                    .startsWith("Withdrawn: hs-troponin")
                    .hasSizeLessThan(140);
            assertThat(card.path("detail").asString()).contains("the chart no longer supports it");
            assertThat(card.path("indicator").asString()).isEqualTo("info");
        });
        assertThat(cards(instance(leaving, "Practitioner/somebody-else"))).isEmpty();
    }

    @Test
    void aCardOffersWhatItsRuleSuggestsAndTakingItUpIsInTheAnswer() throws Exception {
        AlertId id = shown(patient, Sample.open(Sample.statin(), "offer-1", now));
        JsonNode card = cards(view("o-11")).stream()
                .filter(each ->
                        each.path("links").path(0).path("url").asString().endsWith(id.value()))
                .findFirst()
                .orElseThrow();

        assertThat(card.path("selectionBehavior").asString()).isEqualTo("any");
        JsonNode order = card.path("suggestions").path(0).path("actions").path(0);
        assertThat(order.path("type").asString()).isEqualTo("create");
        assertThat(order.path("resource").toString())
                .contains("\"ServiceRequest\"", "\"draft\"", "433236007", "\"Patient/" + ehrId + "\"");
        assertThat(card.path("suggestions")
                        .path(1)
                        .path("actions")
                        .path(0)
                        .path("resource")
                        .toString())
                .contains("\"Condition\"", "provisional", "73211009");
        assertThat(card.toString()).doesNotContain("actionSelectionBehavior");

        post("/cds-services/auscult-patient-view/feedback", """
                {"feedback": [{"card": "%s", "outcome": "accepted", "outcomeTimestamp": "2026-11-20T10:06:02Z",
                  "acceptedSuggestions": [{"id": "%s"}]}]}""".formatted(
                                card.path("uuid").asString(),
                                card.path("suggestions").path(0).path("uuid").asString()))
                .andExpect(status().isOk());
        assertThat(log())
                .filteredOn(event -> event instanceof AlertAnswered answer
                        && answer.alertId().equals(id.value()))
                .singleElement()
                .satisfies(event -> assertThat(((AlertAnswered) event).answer().comment())
                        .isEqualTo("Accepted: Draft an order for an echocardiogram"));
        assertThat(cards(view("o-12")))
                .as("answered a moment ago")
                .noneMatch(each ->
                        each.path("links").path(0).path("url").asString().endsWith(id.value()));
    }

    @Test
    void whoAcceptsTheBallotGetsItsFields() throws Exception {
        shown(patient, Sample.open(Sample.statin(), "ballot-1", now));
        MediaType ballot = MediaType.parseMediaType("application/json;cds-hooks=3.0");

        web.perform(get("/cds-services").accept(ballot))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.services.length()").value(5))
                .andExpect(jsonPath("$.services[0].version").value("3.0.0"));
        web.perform(MockMvcRequestBuilders.post("/cds-services/auscult-patient-view")
                        .accept(ballot)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(view("o-13").toString()))
                .andExpect(jsonPath("$.cards[0].suggestions[0].actionSelectionBehavior")
                        .value("all"));
    }

    @Test
    void namesWhatACallLacks() throws Exception {
        refused("order-select", "{\"userId\":\"u\",\"patientId\":\"p\",\"draftOrders\":{}}", "context.selections");
        refused("order-sign", "{\"userId\":\"u\",\"patientId\":\"p\"}", "context.draftOrders");
        refused(
                "order-sign",
                "{\"userId\":\"u\",\"patientId\":\"p\",\"draftOrders\":{\"resourceType\":\"List\"}}",
                "context.draftOrders");
        refused(
                "order-sign",
                "{\"userId\":\"u\",\"patientId\":\"p\",\"draftOrders\":{\"resourceType\":\"Bundle\",\"entry\":[{}]}}",
                "context.draftOrders.entry");
        refused("encounter-start", "{\"userId\":\"u\",\"patientId\":\"p\"}", "context.encounterId");
        refused("encounter-discharge", "{\"userId\":\"u\",\"patientId\":7,\"encounterId\":\"e\"}", "context.patientId");
        refused(
                "patient-view",
                "{\"userId\":\"u\",\"patientId\":\"p\"},\"prefetch\":{\"patient\":{\"x\":1}}",
                "prefetch");
        refused(
                "patient-view",
                "{\"userId\":\"u\",\"patientId\":\"p\"},\"fhirAuthorization\":{\"access_token\":\"t\"}",
                "fhirServer");
        refused("patient-view", "{\"userId\":\"u\",\"patientId\":\"p\"},\"fhirServer\":\"file:///etc\"", "fhirServer");
    }

    @Test
    void whatIsNoServiceIsSaidToBeNone() throws Exception {
        post("/cds-services/other", "{}")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.issue[0].code").value("not-found"));
        web.perform(get("/cds-services/auscult-patient-view"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(jsonPath("$.issue[0].code").value("not-supported"));
        post("/cds-services", "{}").andExpect(status().isMethodNotAllowed());
        post("/cds-services/auscult-patient-view", " ".repeat(6_000_000)).andExpect(status().isContentTooLarge());
    }

    private void refused(String hook, String contextAndMore, String field) throws Exception {
        post(
                        "/cds-services/auscult-" + hook,
                        "{\"hook\":\"" + hook + "\",\"hookInstance\":\"h\",\"context\":" + contextAndMore + "}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.issue[0].expression[0]").value(field));
    }

    private static Consulted.Answered answered(RuleId rule, String drug, String source) {
        return new Consulted.Answered("17", List.of(proposal(rule, drug, source)));
    }

    private static Proposal proposal(RuleId rule, String value, String source) {
        return new Proposal(
                rule,
                Subject.PATIENT,
                Indicator.WARNING,
                "QTc 510 ms and a drug that prolongs QT",
                Mode.LIVE,
                "The QTc is 510 ms.",
                new Basis("cardiac", "1.0.0", List.of(new Seen("drug", value, Sample.NOW, source)), List.of()));
    }

    private JsonNode view(String instance) {
        return JSON.readTree("""
                {"hook": "patient-view", "hookInstance": "%s", "context": {"userId": "Practitioner/p1", "patientId": "%s"}}""".formatted(instance, ehrId));
    }

    private static JsonNode instance(JsonNode call, String user) {
        return JSON.readTree(call.toString().replace("Practitioner/p1", user));
    }

    private JsonNode order(String hook, String instance, String subject) {
        return JSON.readTree("""
                {"hook": "%s", "hookInstance": "%s", "context": {"userId": "Practitioner/p1", "patientId": "%s",
                  "selections": ["MedicationRequest/request-1"],
                  "draftOrders": {"resourceType": "Bundle", "entry": [%s]}}}""".formatted(hook, instance, ehrId, medication(subject)));
    }

    private static String medication(String subject) {
        return """
                {"resource": {"resourceType": "MedicationRequest", "id": "request-1", "status": "draft", "intent": "plan",
                  "subject": {"reference": "%s"}, "medicationCodeableConcept": {"coding": [
                    {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "1923426"}], "text": "sotalol 80 MG"}}}""".formatted(subject);
    }

    private List<JsonNode> cards(JsonNode call) throws Exception {
        String answer = post("/cds-services/auscult-" + call.path("hook").asString(), call.toString())
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        List<JsonNode> cards = new ArrayList<>();
        ValidCards.assertValid(JSON.readTree(answer));
        JSON.readTree(answer).path("cards").forEach(cards::add);
        return cards;
    }

    private ResultActions feedback(String card, String reason) throws Exception {
        return post("/cds-services/auscult-order-select/feedback", """
                {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "%s",
                  "overrideReason": {"reason": {"code": "%s"}}}]}""".formatted(card, now, reason));
    }

    private ResultActions post(String path, String body) throws Exception {
        return web.perform(MockMvcRequestBuilders.post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
