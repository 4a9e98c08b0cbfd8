package io.auscult.delivery.app;

import static io.auscult.delivery.Sample.ADA;
import static io.auscult.delivery.Sample.BO;
import static io.auscult.delivery.Sample.CLEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.Sample;
import io.auscult.delivery.access.Role;
import io.auscult.delivery.app.login.LoggedIn.Launch;
import io.auscult.delivery.store.DisclosureStore.Question;
import io.auscult.delivery.store.LastLoginStore.LastLogin;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Disclosure;
import io.auscult.schemas.topic.Disclosure.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whose data somebody sees: nils works on 4W, where Ada lies; carla on the ICU, where Bo lies; nobody's ward has Cleo. */
class AccessTest extends LoginApp {
    private static final RequestPostProcessor NILS = as("nils", Role.CLINICIAN);
    private static final RequestPostProcessor CARLA = as("carla", Role.CLINICIAN);

    @Test
    void theInboxListsTheReadersOwnWardsAlone() throws Exception {
        assertThat(page("/inbox", NILS)).contains("Runte, Ada").doesNotContain("Weber");
        assertThat(page("/inbox", CARLA)).contains("Weber, Bo").doesNotContain("Runte");
        assertThat(page("/inbox/" + adas, NILS)).contains("Runte, Ada").doesNotContain("Weber");
    }

    @Test
    void aClinicianWithoutAWardSeesNobodyUnlessTheSiteSaysOtherwise() throws Exception {
        RequestPostProcessor stranger = as("stranger", Role.CLINICIAN);

        assertThat(page("/inbox", stranger)).doesNotContain("Runte", "Weber");
        web.perform(get("/patients/" + ADA).with(stranger)).andExpect(status().isForbidden());
    }

    @Test
    void aPatientOnAnotherWardIsRefusedLikeOneWhoDoesNotExist() throws Exception {
        PatientId nobody = new PatientId(ContentHash.of("nobody"));

        var other = web.perform(get("/patients/" + ADA).with(CARLA)).andExpect(status().isForbidden());
        var none = web.perform(get("/patients/" + nobody).with(CARLA)).andExpect(status().isForbidden());
        web.perform(get("/inbox/" + adas).with(CARLA)).andExpect(status().isForbidden());
        web.perform(get("/inbox/no-such-alert").with(CARLA)).andExpect(status().isForbidden());
        web.perform(get("/patients/" + CLEO).with(CARLA)).andExpect(status().isForbidden());
        web.perform(get("/patients/no-id-at-all").with(CARLA)).andExpect(status().isForbidden());

        assertThat(other.andReturn().getResponse().getContentAsString())
                .isEqualTo(none.andReturn().getResponse().getContentAsString());
    }

    @Test
    void nobodyAnswersForAnotherWardOrInAnothersName() throws Exception {
        web.perform(post("/inbox/" + adas + "/answer")
                        .param("outcome", "accepted")
                        .with(CARLA)
                        .with(csrf()))
                .andExpect(status().isForbidden());
        web.perform(post("/inbox/" + bos + "/answer")
                        .param("outcome", "accepted")
                        .with(CARLA))
                .andExpect(status().isForbidden());

        web.perform(post("/inbox/" + bos + "/answer")
                        .param("outcome", "accepted")
                        .param("by", "nils")
                        .with(CARLA)
                        .with(csrf()))
                .andExpect(redirectedUrl("/inbox/" + bos + "?recorded=accepted"));

        assertThat(RunningApp.read(
                        TOPICS.events().name(), WireSerdes.local().events().deserializer()))
                .filteredOn(AlertAnswered.class::isInstance)
                .extracting(event -> ((AlertAnswered) event).answer().by())
                .containsOnly("carla");
    }

    @Test
    void anAlertIsHandedToNobodyWhoMayNotSeeItsPatient() throws Exception {
        handOver("nils").andExpect(status().reason("nils may not see this patient: they work on 4W."));
        handOver("wanda").andExpect(status().reason(startsWith("wanda may not see this patient: nobody knows")));
        handOver("chris").andExpect(redirectedUrl("/inbox/" + bos + "?recorded=handed-over"));

        stores.lastLogins().put("wanda", new LastLogin(Set.of("clinician"), Set.of("ICU")), Sample.NOW);
        handOver("wanda").andExpect(redirectedUrl("/inbox/" + bos + "?recorded=handed-over"));
        stores.lastLogins().put("wanda", new LastLogin(Set.of("auditor"), Set.of("ICU")), Sample.NOW);
        handOver("wanda").andExpect(status().reason("wanda may not see this patient: they are no clinician."));
    }

    private ResultActions handOver(String to) throws Exception {
        return web.perform(
                post("/alerts/" + bos + "/handover").param("to", to).with(CARLA).with(csrf()));
    }

    @Test
    void whoMayNotSeeAPageCanLogOutThere() throws Exception {
        assertThat(web.perform(get("/inbox").accept("text/html").with(as("nobody")))
                        .andExpect(status().isForbidden())
                        .andReturn()
                        .getResponse()
                        .getErrorMessage())
                .isNotNull();
        assertThat(web.perform(get("/error").accept("text/html").with(as("nobody")))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("nobody", "Log out", "name=\"_csrf\"")
                .doesNotContain("Data current to");
    }

    @Test
    void whereTheLoginsServerIsAwayTheSessionEndsHereAndThePageSaysSo() throws Exception {
        web.perform(post("/logout").with(NILS).with(csrf())).andExpect(redirectedUrl("/logged-out?here-only=true"));

        assertThat(page("/logged-out?here-only=true", as("nobody"))).contains("log out there as well");
    }

    @Test
    void theAddressDoesNotChangeWhoLooks() throws Exception {
        assertThat(page("/inbox?user=nils", CARLA)).doesNotContain("Runte");
    }

    @Test
    void theEhrsLaunchOpensItsPatientWhereTheSiteLetsIt() throws Exception {
        RequestPostProcessor launched = as("Practitioner/p9", new Launch(ADA, true), Role.CLINICIAN);
        RequestPostProcessor onlyByWard = as("Practitioner/p9", new Launch(ADA, false), Role.CLINICIAN);

        assertThat(page("/patients/" + ADA, launched)).contains("Runte, Ada");
        web.perform(get("/patients/" + BO).with(launched)).andExpect(status().isForbidden());
        web.perform(get("/patients/" + ADA).with(onlyByWard)).andExpect(status().isForbidden());
    }

    @Test
    void whatIsShownIsRecordedBeforeItIsSentAndReadByTheAuditor() throws Exception {
        page("/patients/" + ADA, NILS);
        page("/patients/" + ADA, NILS);
        web.perform(get("/patients/" + ADA + "/why").with(CARLA)).andExpect(status().isForbidden());

        assertThat(recorded("nils", ADA))
                .filteredOn(each -> each.what().equals("patient"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.outcome()).isEqualTo(Outcome.SHOWN);
                    assertThat(one.roles()).containsExactly("clinician");
                    assertThat(one.proven()).isTrue();
                    assertThat(one.address()).isEqualTo("127.0.0.1");
                });
        assertThat(recorded("carla", ADA))
                .extracting(Disclosure::what, Disclosure::outcome)
                .contains(org.assertj.core.groups.Tuple.tuple("why", Outcome.REFUSED));
        String audit = page("/audit?user=nils&patient=" + ADA, as("ann", Role.AUDITOR));
        assertThat(audit).contains("nils", ADA.value(), "127.0.0.1").doesNotContain("Runte", "MRN-4711");
    }

    @Test
    void listsAreRecordedWithEverybodyOnThem() throws Exception {
        page("/inbox", NILS);

        assertThat(recorded("nils", ADA)).extracting(Disclosure::what).contains("inbox");
        assertThat(recorded("nils", BO)).isEmpty();
    }

    @Test
    void disclosuresGoToTheirTopicAndAreNeverChanged() throws Exception {
        page("/patients/" + ADA + "/why", as("nils", Role.CLINICIAN, Role.ENGINEER));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(RunningApp.read(
                                TOPICS.disclosures().name(),
                                WireSerdes.local().disclosures().deserializer()))
                        .anySatisfy(sent -> {
                            assertThat(sent.what()).isEqualTo("why");
                            assertThat(sent.roles()).containsExactly("clinician", "engineer");
                            assertThat(sent.patients()).containsExactly(ADA);
                        }));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.disclosures().waiting(10).isEmpty());
    }

    @Test
    void theAuditorReadsFhirAuditEvents() throws Exception {
        page("/patients/" + ADA, NILS);

        JsonNode bundle = JsonMapper.builder()
                .build()
                .readTree(web.perform(get("/audit/AuditEvent?user=nils&patient=" + ADA)
                                .with(as("ann", Role.AUDITOR)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString());

        assertThat(bundle.path("type").asString()).isEqualTo("searchset");
        JsonNode event = bundle.path("entry").path(0).path("resource");
        assertThat(event.path("resourceType").asString()).isEqualTo("AuditEvent");
        assertThat(event.path("agent").path(2).path("altId").asString()).isEqualTo("nils");
        assertThat(event.path("entity")
                        .path(0)
                        .path("what")
                        .path("identifier")
                        .path("value")
                        .asString())
                .isEqualTo(ADA.value());
    }

    @Test
    void cardsNeedNoLoginAndAreRecordedAsShownToTheUserOfTheEhr() throws Exception {
        String call = """
                {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                 "context": {"userId": "Practitioner/carla", "patientId": "ada-1"},
                 "prefetch": {"patient": {"resourceType": "Patient", "id": "ada-1",
                   "identifier": [{"system": "%s", "value": "%s"}]}}}""".formatted(Sample.MRN.system(), Sample.MRN.value());

        web.perform(post("/cds-services/auscult-patient-view")
                        .contentType("application/json")
                        .content(call))
                .andExpect(status().isOk());

        assertThat(recorded("carla", ADA)).anySatisfy(one -> {
            assertThat(one.what()).isEqualTo("patient-view");
            assertThat(one.outcome()).isEqualTo(Outcome.SHOWN);
            assertThat(one.alerts()).containsExactly(adas.value());
        });
    }

    @Test
    void eachRoleBeginsWhereItsWorkIs() throws Exception {
        web.perform(get("/").with(NILS)).andExpect(redirectedUrl("/inbox"));
        web.perform(get("/").with(as("i", Role.INFORMATICIST))).andExpect(redirectedUrl("/models"));
        web.perform(get("/").with(as("e", Role.ENGINEER))).andExpect(redirectedUrl("/status"));
        web.perform(get("/").with(as("a", Role.AUDITOR))).andExpect(redirectedUrl("/audit"));
        assertThat(page("/status", as("e", Role.ENGINEER)))
                .contains("caught up")
                .doesNotContain("Runte");
    }

    @Test
    void pagesNameTheReaderAndOfferTheWayOut() throws Exception {
        assertThat(page("/inbox", NILS))
                .contains("nils", "Log out", "name=\"_csrf\"")
                .doesNotContain("No login");
        web.perform(post("/logout").with(NILS)).andExpect(status().isForbidden());
    }

    @Test
    void aLaunchComesFromAListedEhrAlone() throws Exception {
        for (String iss : List.of("", "https://evil.example/fhir", "https://ehr.hospital.example/fhir.evil.example")) {
            web.perform(get("/launch").param("iss", iss).param("launch", "x")).andExpect(status().isBadRequest());
        }
        web.perform(get("/launch").param("iss", "https://ehr.hospital.example/fhir"))
                .andExpect(status().isBadRequest());
    }

    private List<Disclosure> recorded(@Nullable String user, PatientId patient) {
        return stores.disclosures()
                .find(new Question(user, patient, Instant.EPOCH, Instant.now().plusSeconds(60), 100));
    }

    private String page(String path, RequestPostProcessor user) throws Exception {
        return web.perform(get(path).accept("text/html").with(user))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
