package io.auscult.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.ShowPolicy;
import io.auscult.core.decision.Indicator;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.EncounterStarted;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.event.PatientEvent.AlertDeferred;
import io.auscult.core.event.PatientEvent.AlertShown;
import io.auscult.core.event.Times;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Coding;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Period;
import io.auscult.core.value.SiteKey;
import io.auscult.delivery.Sample;
import io.auscult.delivery.answer.OverrideReasons;
import io.auscult.delivery.consult.WhyAnswer;
import io.auscult.delivery.consult.WhyAnswer.RuleWhy;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What two people are shown of the same alerts. The list of users is {@code viewers.yaml} of the tests. */
class ShowingTest extends RunningApp {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CARLA = "Practitioner/carla";
    private static final String UNKNOWN = "Practitioner/nobody-knows";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private Identifier mrn = new Identifier("http://hospital.example/mrn", "none");
    private PatientId patient = SiteKey.ofHex(Sample.KEY).patientId(mrn);
    private String name = "";

    @BeforeEach
    void aPatientOfItsOwn(TestInfo test) {
        name = test.getTestMethod().orElseThrow().getName();
        mrn = new Identifier("http://hospital.example/mrn", "MRN-" + name);
        patient = SiteKey.ofHex(Sample.KEY).patientId(mrn);
    }

    @AfterEach
    void takePoliciesBack() {
        inForce("");
    }

    @Test
    void anAudienceDecidesWhoGetsTheCardAndEveryRefusalIsInTheLogOnce() throws Exception {
        AlertId id = open(Sample.statin());
        policies("audience: {roles: [physician]}");

        assertThat(cards(CARLA)).containsExactly(id);
        assertThat(cards(UNKNOWN)).isEmpty();
        assertThat(cards(UNKNOWN)).isEmpty();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(deferrals(id)).singleElement().satisfies(deferred -> {
                assertThat(deferred.viewer()).isEqualTo(UNKNOWN);
                assertThat(deferred.channel()).isEqualTo("cds-hooks");
                assertThat(deferred.rule()).isEqualTo("show/audience");
                assertThat(deferred.revision()).isEqualTo(1);
                assertThat(deferred.until()).isNull();
                assertThat(deferred.sentence()).isEqualTo("It is for the roles physician.");
                assertThat(deferred.envelope().patient()).isEqualTo(patient);
            });
            assertThat(log())
                    .filteredOn(event ->
                            event instanceof AlertShown shown && shown.alertId().equals(id.value()))
                    .singleElement()
                    .satisfies(
                            event -> assertThat(((AlertShown) event).viewer()).isEqualTo("carla"));
        });
        assertThat(stores.deferrals().waiting(10)).isEmpty();
    }

    @Test
    void twoUsersOfTheInboxSeeTwoLists() throws Exception {
        AlertId id = open(Sample.statin());
        policies("audience: {roles: [physician]}");

        assertThat(page("/inbox?user=carla")).contains(id.value());
        assertThat(page("/inbox?user=nils")).doesNotContain(id.value());
        web.perform(get("/inbox/" + id).param("user", "nils")).andExpect(status().isNotFound());
        assertThat(page("/inbox/" + id + "?user=carla")).contains("You look as", "carla");

        assertThat(page("/patients/" + patient + "?user=nils"))
                .contains("Not shown to you now", "is kept back by", "Audience", "It is for the roles physician.")
                .doesNotContain(id.value());
        assertThat(page("/patients/" + patient + "?user=carla"))
                .contains(id.value())
                .doesNotContain("Not shown to you now");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(deferrals(id))
                        .extracting(AlertDeferred::viewer)
                        .containsExactly("nils"));
    }

    @Test
    void whoLooksIsKeptUntilItIsTakenBack() throws Exception {
        Cookie cookie = Objects.requireNonNull(web.perform(get("/inbox").param("user", "nils"))
                .andReturn()
                .getResponse()
                .getCookie("auscult-user"));

        assertThat(cookie.getValue()).isEqualTo("nils");
        assertThat(web.perform(get("/inbox").cookie(cookie))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("<b>nils</b>");
        assertThat(web.perform(get("/inbox").cookie(cookie).param("user", ""))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("<b>clinician</b>");
    }

    @Test
    void whoAnsweredAndTheirTeamAreLeftInPeaceAndOthersAreAsked() throws Exception {
        policies("lockOut: {user: {usual: 1 d}, team: {usual: 1 h}}");
        AlertId first = open(Sample.statin());
        Answer answer = new Answer(
                Answer.Outcome.OVERRIDDEN,
                CARLA,
                now.minusSeconds(60),
                new Coding(new Code(OverrideReasons.SYSTEM, "patient-refuses"), null),
                null);
        STREAM.event(new AlertAnswered(envelope("answer-" + name), first.value(), answer));
        await().atMost(Duration.ofSeconds(20)).until(() -> stores.answers().has("answer-" + name));
        shown(patient, new Alert.Withdrawn(Sample.episode(Sample.statin(), name + "-1", 1, now), "Gone", now));
        AlertId second = shown(patient, Sample.open(Sample.statin(), name + "-again", now));

        assertThat(cards(CARLA))
                .as("told once that what she answered was withdrawn")
                .containsExactly(first);
        assertThat(cards(CARLA)).isEmpty();
        assertThat(cards("chris")).isEmpty();
        assertThat(cards("nils")).containsExactly(second);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(deferrals(second))
                        .extracting(AlertDeferred::viewer, AlertDeferred::rule, AlertDeferred::until)
                        .containsExactlyInAnyOrder(
                                org.assertj.core.groups.Tuple.tuple(
                                        "carla",
                                        "show/user-lock-out",
                                        answer.at().plus(Duration.ofDays(1))),
                                org.assertj.core.groups.Tuple.tuple(
                                        "chris",
                                        "show/team-lock-out",
                                        answer.at().plus(Duration.ofHours(1)))));
    }

    @Test
    void aBudgetLetsTheMostImportantPassAndCountsEachOnce() throws Exception {
        policies("budget: {clinician: {alerts: 1, within: 1 h}}");
        AlertId warning = open(Sample.statin());
        AlertId info = shown(
                patient,
                Sample.open(
                        Sample.raise(Sample.DIABETES, Indicator.INFO, "New diabetes", Sample.PREVENT),
                        name + "-2",
                        now));
        AlertId critical = shown(patient, Sample.open(Sample.troponin(), name + "-3", now));
        String viewer = "Practitioner/" + name;

        assertThat(cards(viewer)).containsExactly(critical, warning);
        assertThat(cards(viewer)).containsExactly(critical, warning);
        assertThat(cards("Practitioner/other-" + name)).containsExactly(critical, warning);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(deferrals(info))
                        .hasSize(2)
                        .allSatisfy(deferred -> assertThat(deferred.rule()).isEqualTo("show/budget")));
        shown(patient, new Alert.Withdrawn(Sample.episode(Sample.statin(), name + "-1", 1, now), "Gone", now));

        assertThat(cards(viewer)).as("spent on what is gone by now").containsExactly(critical);
    }

    @Test
    void aBudgetOfAWardIsSpentByAnybodyForAnybodyThere() throws Exception {
        PatientId neighbour = new PatientId("c".repeat(30) + "77");
        lies(patient, "ward-" + name);
        lies(neighbour, "ward-" + name);
        policies("budget: {ward: {alerts: 1, within: 1 h}}");
        AlertId there = shown(neighbour, Sample.open(Sample.statin(), name + "-there", now));
        AlertId here = open(Sample.statin());

        assertThat(page("/inbox/" + there + "?user=nils")).contains("10-year ASCVD risk");

        assertThat(cards(CARLA)).isEmpty();
        assertThat(page("/inbox/" + there + "?user=carla")).contains("10-year ASCVD risk");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(deferrals(here))
                        .extracting(AlertDeferred::rule)
                        .contains("show/budget"));
    }

    @Test
    void aStagedReleaseIsNowhereButOnItsWards() throws Exception {
        policies("stagedRelease: {wards: [4W]}");
        AlertId id = open(Sample.statin());

        assertThat(cards(CARLA)).isEmpty();
        assertThat(page("/inbox?user=carla")).doesNotContain(id.value());
        STREAM.person(Sample.person(patient, "Weber", "Bo", "1951", "male"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.people().find(patient).isPresent());
        STREAM.decision(patient, Sample.withheld(null));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !stores.decisions().of(patient).isEmpty());
        RuleWhy silent = new RuleWhy(
                Sample.STATIN, false, Mode.LIVE, "not-matched", "", "", null, null, List.of(), List.of(), List.of());
        TestWiring.WHY.set(new WhyAnswer.Explained(Sample.NOW, List.of(silent)));
        assertThat(page("/patients/" + patient + "/why?user=carla"))
                .contains("Why, and why not")
                .doesNotContain("High ASCVD risk without statin");
        assertThat(page("/patients/" + patient + "?user=carla"))
                .doesNotContain("Not shown to you now")
                .doesNotContain("Staged release")
                .doesNotContain("is held back by");

        lies(patient, "4W");

        assertThat(cards(CARLA)).containsExactly(id);
        assertThat(page("/patients/" + patient + "?user=carla")).contains("is held back by");
        assertThat(page("/patients/" + patient + "/why?user=carla")).contains("High ASCVD risk without statin");
    }

    @Test
    void anAudienceOfTheOwnWardFollowsThePatient() throws Exception {
        policies("audience: {wards: [own], encounters: [inpatient]}");
        AlertId id = open(Sample.statin());
        lies(patient, "4W");

        assertThat(cards("nils")).containsExactly(id);
        assertThat(cards(CARLA)).isEmpty();

        lies(patient, "ICU");

        assertThat(cards("nils")).isEmpty();
        assertThat(cards(CARLA)).containsExactly(id);
    }

    @Test
    void passiveAlertsWaitThroughQuietHoursUntilTheirEnd() throws Exception {
        String from = now.minus(Duration.ofHours(1))
                .atZone(java.time.ZoneOffset.UTC)
                .toLocalTime()
                .toString()
                .substring(0, 5);
        String to = now.plus(Duration.ofHours(1))
                .atZone(java.time.ZoneOffset.UTC)
                .toLocalTime()
                .toString()
                .substring(0, 5);
        policies("quietHours: {from: %s, to: %s}".formatted(from, to));
        AlertId info = shown(
                patient,
                Sample.open(Sample.raise(Sample.DIABETES, Indicator.INFO, "New diabetes", Sample.PREVENT), name, now));
        AlertId warning = open(Sample.statin());

        assertThat(cards(CARLA)).containsExactly(warning);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(deferrals(info)).singleElement().satisfies(deferred -> {
                    assertThat(deferred.rule()).isEqualTo("show/quiet-hours");
                    assertThat(Objects.requireNonNull(deferred.until()))
                            .isEqualTo(now.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES));
                }));
    }

    @Test
    void whereNoAcknowledgementIsAskedForTheCardOffersNoReasons() throws Exception {
        AlertId id = open(Sample.statin());

        policies("acknowledge: none");
        assertThat(call(CARLA).path("cards").get(0).has("overrideReasons")).isFalse();

        policies("acknowledge: recommended");
        assertThat(call(CARLA).path("cards").get(0).path("overrideReasons").size())
                .isEqualTo(29);
        assertThat(page("/inbox/" + id + "?user=carla")).contains(">Override</button>");
        web.perform(post("/inbox/" + id + "/answer").param("outcome", "overridden"))
                .andExpect(status().is3xxRedirection());
    }

    @Test
    void whereItIsRequiredAnAnswerSaysMore() throws Exception {
        AlertId id = open(Sample.statin());
        policies("acknowledge: required");

        web.perform(post("/inbox/" + id + "/answer").param("outcome", "accepted"))
                .andExpect(status().isBadRequest());
        web.perform(post("/inbox/" + id + "/answer")
                        .param("outcome", "overridden")
                        .param("comment", "words alone"))
                .andExpect(status().isBadRequest());
        web.perform(post("/inbox/" + id + "/answer")
                        .param("outcome", "accepted")
                        .param("comment", "Statin started")
                        .param("user", "carla"))
                .andExpect(status().is3xxRedirection());

        assertThat(log())
                .filteredOn(event -> event instanceof AlertAnswered answered
                        && answered.alertId().equals(id.value()))
                .singleElement()
                .satisfies(event ->
                        assertThat(((AlertAnswered) event).answer().by()).isEqualTo("carla"));
    }

    @Test
    void whoTunesRulesCanAskWhyAUserIsNotShownAnAlert() throws Exception {
        AlertId id = open(Sample.statin());
        policies("audience: {roles: [physician]}");

        JsonNode nils = JSON.readTree(page("/patients/" + patient + "/showing?user=nils"));
        JsonNode nobody = JSON.readTree(page("/patients/" + patient + "/showing?user=Practitioner/9"));
        JsonNode carla = JSON.readTree(page("/patients/" + patient + "/showing?user=Practitioner/carla"));

        assertThat(nils.path("now").get(0).path("by").asString()).isEqualTo("show/audience");
        assertThat(nils.path("now").get(0).path("alert").asString()).isEqualTo(id.value());
        assertThat(nils.path("before").size()).as("nobody looked").isZero();
        assertThat(nobody.path("listed").asBoolean()).isFalse();
        assertThat(carla.path("user").asString()).isEqualTo("carla");
        assertThat(carla.path("now").get(0).path("shown").asBoolean()).isTrue();

        cards("nils");

        assertThat(JSON.readTree(page("/patients/" + patient + "/showing?user=nils"))
                        .path("before")
                        .get(0)
                        .path("sentence")
                        .asString())
                .isEqualTo("It is for the roles physician.");
    }

    private AlertId open(io.auscult.core.decision.Decision.Raise raise) {
        return shown(patient, Sample.open(raise, name + "-1", now));
    }

    /** Puts policies in force for all rules, and waits until they are. */
    private void policies(String line) {
        inForce("show:\n  default:\n    " + line + "\n");
    }

    private void inForce(String show) {
        String text = "id: cardiac\nversion: 1.0.0\nowner: A role\nkind: clinical\nmode: live\n" + show;
        Instant from = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Map<String, String> files =
                Map.of("pack.yaml", text, "statin.drl", "$risk : RiskScored( model.id == \"prevent\" )");
        PackRelease release = new PackRelease("cardiac", "1.0.0", Mode.LIVE, from, files);
        ShowPolicy expected = io.auscult.rules.pack.ShowPolicies.parse(release)
                .of(Sample.STATIN, io.auscult.rules.pack.ShowPolicies.site(List.of()));
        STREAM.pack(release);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        expected.equals(stores.policies().inForce(Instant.now()).get(Sample.STATIN)));
    }

    /** The patient is now on this ward. */
    private void lies(PatientId who, @Nullable String ward) {
        FactVersion version = new FactVersion(Instant.now().truncatedTo(ChronoUnit.MICROS), 1, String.valueOf(ward));
        Envelope envelope = new Envelope(who + "-" + ward, who, Times.receivedAt(now), "ehr", "", false, false);
        STREAM.event(new EncounterStarted(
                envelope,
                new FactKey("ehr/Encounter/" + who),
                version,
                CodedText.NONE,
                "IMP",
                "in-progress",
                new Period(now.minusSeconds(3_600), null),
                ward));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            var place = stores.encounters().now(List.of(who), Instant.now()).get(who);
            return place != null && Objects.equals(place.ward(), ward);
        });
    }

    private Envelope envelope(String id) {
        return new Envelope(id, patient, Times.receivedAt(now), "delivery", "", false, false);
    }

    private static List<AlertDeferred> deferrals(AlertId alert) {
        return log().stream()
                .filter(AlertDeferred.class::isInstance)
                .map(AlertDeferred.class::cast)
                .filter(deferred -> deferred.alertId().equals(alert.value()))
                .toList();
    }

    /** The alerts of the cards that a user gets, in order. */
    private List<AlertId> cards(String user) throws Exception {
        return call(user)
                .path("cards")
                .valueStream()
                .map(card -> card.path("links").get(0).path("url").asString())
                .map(url -> new AlertId(url.substring(url.lastIndexOf('/') + 1)))
                .toList();
    }

    private JsonNode call(String user) throws Exception {
        String body = """
                {"hook": "patient-view", "hookInstance": "%s", "context": {"userId": "%s", "patientId": "p-1"},
                 "prefetch": {"patient": {"resourceType": "Patient", "id": "p-1",
                   "identifier": [{"system": "%s", "value": "%s"}]}}}""".formatted(name, user, mrn.system(), mrn.value());
        return JSON.readTree(web.perform(post("/cds-services/auscult-patient-view")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private String page(String path) throws Exception {
        return web.perform(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
