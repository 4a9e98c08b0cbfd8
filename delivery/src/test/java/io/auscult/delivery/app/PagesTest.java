package io.auscult.delivery.app;

import static io.auscult.delivery.Sample.ADA;
import static io.auscult.delivery.Sample.BO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.Handover;
import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.event.PatientEvent.AlertHandedOver;
import io.auscult.core.event.PatientEvent.AlertShown;
import io.auscult.core.event.PatientEvent.AlertSnoozed;
import io.auscult.core.event.PatientEvent.BackfillEnded;
import io.auscult.core.event.PatientEvent.PatientErased;
import io.auscult.core.event.Snooze;
import io.auscult.core.event.Times;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.Sample;
import io.auscult.delivery.consult.ChartAnswer;
import io.auscult.delivery.store.Changes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PagesTest extends RunningApp {
    @Autowired
    Changes changes = new Changes();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void theRootLeadsToTheInbox() throws Exception {
        web.perform(get("/")).andExpect(redirectedUrl("/inbox"));
    }

    @Test
    void listsOpenAlertsMostUrgentFirstWithTheirPatients() throws Exception {
        STREAM.person(Sample.ada());
        STREAM.person(Sample.person(BO, "Weber", "Bo", "1951", "male"));
        shown(ADA, Sample.open(Sample.statin(), "list-1", now));
        shown(BO, Sample.open(Sample.troponin(), "list-2", now.minusSeconds(60)));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.people().find(BO).isPresent());

        String page = page("/inbox");

        assertThat(page).contains("Runte, Ada", "Weber, Bo", "about ", "discuss prevention");
        assertThat(page.indexOf("hs-troponin 68")).isLessThan(page.indexOf("10-year ASCVD risk"));
    }

    @Test
    void showsWhatAnAlertStandsOnAndRecordsThatItWasSeen() throws Exception {
        STREAM.person(Sample.ada());
        STREAM.signal(ADA, Sample.prevent(now.minusSeconds(90), 0.17));
        STREAM.signal(ADA, Sample.prevent(now, 0.215));
        AlertId id = shown(ADA, Sample.open(Sample.statin(), "basis-1", now));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !stores.signals()
                        .history(ADA, Sample.PREVENT, "total_cvd")
                        .isEmpty());

        String page = page("/inbox/" + id);

        assertThat(page)
                .contains("the site&#39;s threshold of 7.5 %", "243 mg/dL", "21.5 %", "What it does not say")
                .contains("Answering as", "Patient is not eligible", "plot-area", " values from ");
        assertThat(page).doesNotContain("<script>alert(1)");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> log().stream()
                        .anyMatch(event -> event instanceof AlertShown shown
                                && shown.alertId().equals(id.value())
                                && shown.channel().equals("inbox")));
    }

    @Test
    void whatIsOffOrInShadowIsNotShownAnywhere() throws Exception {
        AlertId id = shown(BO, Sample.open(Sample.troponin(), "off-1", now));
        STREAM.deployment(Sample.deployed(Sample.TROPONIN_MODEL, Mode.SHADOW, now.minusSeconds(5)));
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        stores.releases().inForce(Instant.now()).models().get(Sample.TROPONIN_MODEL) == Mode.SHADOW);

        assertThat(page("/inbox")).doesNotContain(id.value());
        web.perform(get("/inbox/" + id)).andExpect(status().isNotFound());
        web.perform(post("/inbox/" + id + "/answer").param("outcome", "accepted"))
                .andExpect(status().isNotFound());
        STREAM.deployment(Sample.deployed(Sample.TROPONIN_MODEL, Mode.LIVE, Instant.now()));
    }

    @Test
    void anAnswerIsInTheLogBeforeThePageSaysSo() throws Exception {
        AlertId id = shown(ADA, Sample.open(Sample.statin(), "answer-1", now));

        web.perform(post("/inbox/" + id + "/answer")
                        .param("outcome", "overridden")
                        .param("reason", "patient-refuses")
                        .param("comment", "after talking")
                        .param("by", "Dr Who"))
                .andExpect(redirectedUrl("/inbox/" + id + "?recorded=overridden"));

        assertThat(log())
                .filteredOn(event -> event instanceof AlertAnswered answered
                        && answered.alertId().equals(id.value()))
                .singleElement()
                .satisfies(event -> {
                    Answer answer = ((AlertAnswered) event).answer();
                    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.OVERRIDDEN);
                    assertThat(answer.by()).isEqualTo("Dr Who");
                    assertThat(answer.comment()).isEqualTo("after talking");
                    assertThat(answer.reason())
                            .extracting(each -> each.code().value())
                            .isEqualTo("patient-refuses");
                    assertThat(event.envelope().source()).isEqualTo("delivery");
                });
        assertThat(page("/inbox/" + id + "?recorded=overridden"))
                .contains("Recorded.")
                .doesNotContain("Your answer");
    }

    @Test
    void aSnoozeIsInTheLogBeforeThePageSaysSo() throws Exception {
        AlertId id = shown(ADA, Sample.open(Sample.statin(), "snooze-1", now));
        assertThat(page("/inbox/" + id)).contains("Not now", "/alerts/" + id + "/snooze");

        web.perform(post("/alerts/" + id + "/snooze")
                        .param("until", "4 h")
                        .param("newData", "true")
                        .param("scoreRise", "2.5")
                        .param("by", "Dr Who"))
                .andExpect(redirectedUrl("/inbox/" + id + "?recorded=snoozed"));

        assertThat(log())
                .filteredOn(event -> event instanceof AlertSnoozed snoozed
                        && snoozed.alertId().equals(id.value()))
                .singleElement()
                .satisfies(event -> {
                    Snooze snooze = ((AlertSnoozed) event).snooze();
                    assertThat(snooze.by()).isEqualTo("Dr Who");
                    assertThat(snooze.until()).isEqualTo(snooze.at().plus(Duration.ofHours(4)));
                    assertThat(snooze.untilNewData()).isTrue();
                    assertThat(snooze.scoreRise()).isEqualTo("2.5");
                });
    }

    @Test
    void aHandOverIsInTheLogBeforeThePageSaysSo() throws Exception {
        AlertId id = shown(ADA, Sample.open(Sample.statin(), "handed-1", now));
        assertThat(page("/inbox/" + id)).contains("Hand over", "/alerts/" + id + "/handover", "carla");

        web.perform(post("/alerts/" + id + "/handover").param("to", "chris").param("note", "off at\u0000 three"))
                .andExpect(redirectedUrl("/inbox/" + id + "?recorded=handed-over"));

        assertThat(log())
                .filteredOn(event -> event instanceof AlertHandedOver handed
                        && handed.alertId().equals(id.value()))
                .singleElement()
                .satisfies(event -> {
                    Handover handover = ((AlertHandedOver) event).handover();
                    assertThat(handover.by()).isEqualTo("clinician");
                    assertThat(handover.to()).isEqualTo("chris");
                    assertThat(handover.note()).isEqualTo("off at  three");
                });
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.handovers().of(id).size() == 1);
        assertThat(page("/inbox/" + id)).contains("clinician handed it to chris");
        assertThat(page("/inbox?show=handed-over")).contains("You handed this to chris: off at  three");
        assertThat(page("/inbox?show=handed-over&user=chris")).contains("Handed to you by clinician");
    }

    @Test
    void aHandOverIsToAnotherUserOfTheSiteAndOfAnAlertThatWaits() throws Exception {
        AlertId open = shown(ADA, Sample.open(Sample.statin(), "handed-2", now));
        AlertId over = shown(ADA, new Alert.Expired(Sample.episode(Sample.statin(), "handed-3", 1, now), now));
        String path = "/alerts/" + open + "/handover";

        web.perform(post(path)).andExpect(status().isBadRequest());
        web.perform(post(path).param("to", "nobody-here")).andExpect(status().isBadRequest());
        web.perform(post(path + "?user=chris").param("to", "chris")).andExpect(status().isBadRequest());
        web.perform(post(path).param("to", "chris").param("note", "x".repeat(501)))
                .andExpect(status().isBadRequest());
        web.perform(post("/alerts/" + over + "/handover").param("to", "chris")).andExpect(status().isBadRequest());
        web.perform(post("/alerts/none/handover").param("to", "chris")).andExpect(status().isNotFound());
    }

    @Test
    void anOpenPageThatReadsItselfAnewIsNobodysLook() throws Exception {
        AlertId id = shown(ADA, Sample.open(Sample.statin(), "refresh-1", now));

        web.perform(get("/inbox/" + id).header("X-Auscult-Refresh", "yes")).andExpect(status().isOk());

        assertThat(stores.sightings().last(List.of("clinician"), List.of(id))).isEmpty();
    }

    @Test
    void thePatientPageHasTheChartInShort() throws Exception {
        PatientId patient = new PatientId("6".repeat(32));
        STREAM.person(Sample.person(patient, "Weber", "Bo", "1951", "male"));
        TestWiring.CHART.set(DemoChart.of(patient));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.people().find(patient).isPresent());

        String page = page("/patients/" + patient);
        TestWiring.CHART.set(new ChartAnswer.Unanswered("late"));

        assertThat(page)
                .contains("Type 2 diabetes mellitus", "Lisinopril 10 MG", "Penicillin G", "6.8 %", "158 mmHg")
                .contains("Systolic blood pressure over time", "unit not understood")
                .doesNotContain("Appendicitis");
        assertThat(page("/patients/" + patient)).contains("The chart does not answer at this moment");
        TestWiring.CHART.set(new ChartAnswer.NotAsked());
    }

    @Test
    void aSnoozeSaysWhatEndsItAndNoMoreThanAYearAhead() throws Exception {
        AlertId id = shown(ADA, Sample.open(Sample.statin(), "snooze-2", now));
        String path = "/alerts/" + id + "/snooze";

        web.perform(post(path)).andExpect(status().isBadRequest());
        web.perform(post(path).param("until", "9000 d")).andExpect(status().isBadRequest());
        web.perform(post(path).param("until", "tomorrow")).andExpect(status().isBadRequest());
        web.perform(post(path).param("scoreRise", "-1")).andExpect(status().isBadRequest());
        web.perform(post("/alerts/none/snooze").param("newData", "true")).andExpect(status().isNotFound());
    }

    @Test
    void aSnoozedAlertStandsOnThePatientPageWithWhatWakesIt() throws Exception {
        PatientId patient = new PatientId("5".repeat(32));
        Snooze snooze = new Snooze("Dr Who", now, null, true, null);
        AlertId id = shown(patient, new Alert.Snoozed(Sample.episode(Sample.statin(), "snooze-3", 1, now), snooze));
        STREAM.decision(patient, Sample.withheld(null));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !stores.decisions().of(patient).isEmpty());

        assertThat(page("/patients/" + patient)).contains("Snoozed until new data", "/inbox/" + id);
        assertThat(page("/inbox/" + id))
                .contains("Snoozed until new data by Dr Who", "Bring it back now")
                .doesNotContain("Your answer");
        assertThat(page("/inbox")).doesNotContain(id.value());
        assertThat(page("/inbox?show=snoozed")).contains(id.value());
    }

    @Test
    void anOverrideNeedsAReasonThatTheAlertOffers() throws Exception {
        AlertId id = shown(ADA, Sample.open(Sample.statin(), "answer-2", now));

        web.perform(post("/inbox/" + id + "/answer").param("outcome", "overridden"))
                .andExpect(status().isBadRequest());
        web.perform(post("/inbox/" + id + "/answer")
                        .param("outcome", "overridden")
                        .param("reason", "because"))
                .andExpect(status().isBadRequest());
        web.perform(post("/inbox/" + id + "/answer").param("outcome", "maybe")).andExpect(status().isBadRequest());
    }

    @Test
    void aWithdrawnAlertSaysWhyAndWhoHadSeenIt() throws Exception {
        Alert.Open seen = Sample.open(Sample.statin(), "withdrawn-1", now);
        var sighting = new io.auscult.core.alert.Episode.Sighting("dr-who", 1, now);
        var episode = seen.episode();
        var withSighting = new io.auscult.core.alert.Episode(
                episode.id(), episode.raise(), episode.openedBy(), now, 1, now, java.util.List.of(sighting));
        AlertId id = shown(ADA, new Alert.Withdrawn(withSighting, "The chart no longer supports it", now));

        assertThat(page("/inbox?show=withdrawn")).contains("Withdrawn: the chart no longer supports it");
        assertThat(page("/inbox/" + id)).contains("Seen by", "dr-who").doesNotContain("Your answer");
    }

    @Test
    void saysForWhomAModelHasNoScoreAndWhy() throws Exception {
        STREAM.signal(BO, Sample.missing(now));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !stores.signals().of(BO).isEmpty());

        assertThat(page("/inbox?show=not-assessable")).contains("HDL cholesterol", "missing", "too old");
        assertThat(page("/patients/" + BO)).contains("Not assessable", "No HDL cholesterol is on record.");
    }

    @Test
    void thePatientPageSaysWhatIsHeldBackAndUntilWhen() throws Exception {
        STREAM.person(Sample.ada());
        STREAM.decision(ADA, Sample.withheld(now.plus(Duration.ofDays(3))));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !stores.decisions().of(ADA).isEmpty());

        assertThat(page("/patients/" + ADA))
                .contains("Runte, Ada", "is held back by", "Lock out after answer", "it stays quiet until then");
    }

    @Test
    void aMergedRecordLeadsToTheOneItWentIntoAndBackWhenUnmerged() throws Exception {
        PatientId retired = new PatientId("a".repeat(31) + "1");
        PatientId survivor = new PatientId("b".repeat(31) + "1");
        STREAM.person(Sample.merged(retired, survivor));
        STREAM.person(Sample.person(survivor, "Weber", "Bo", "1951", "male"));
        AlertId ended = shown(retired, new Alert.Expired(Sample.episode(Sample.statin(), "merged-1", 1, now), now));
        AlertId open = shown(retired, Sample.open(Sample.troponin(), "merged-2", now));
        shown(survivor, Sample.open(Sample.troponin(), "merged-2", now));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.people().find(survivor).isPresent()
                        && stores.people().survivor(retired).equals(survivor));

        web.perform(get("/patients/" + retired)).andExpect(redirectedUrl("/patients/" + survivor + "?merged=yes"));
        assertThat(page("/patients/" + survivor + "?merged=yes"))
                .contains("was merged into this one", "Merged in:", "R-1", ended.value(), open.value());
        assertThat(page("/inbox/" + ended)).contains("/patients/" + survivor, "Weber, Bo");

        STREAM.person(Sample.person(retired, "Runte", "Ada", "1959", "female"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.people().survivor(retired).equals(retired));

        assertThat(page("/patients/" + retired)).contains("Runte, Ada", ended.value());
        assertThat(page("/patients/" + survivor)).doesNotContain("Merged in:", ended.value());
    }

    @Test
    void anErasedPatientIsGoneFromEveryPage() throws Exception {
        PatientId erased = new PatientId("c".repeat(31) + "1");
        STREAM.person(Sample.person(erased, "Gone", "Gil", "1951", "male"));
        AlertId id = shown(erased, Sample.open(Sample.statin(), "erased-1", now), 0);
        Envelope envelope = new Envelope("x-1", erased, Times.receivedAt(now), "cli", "", false, false);
        STREAM.event(new PatientErased(envelope));
        STREAM.erased(erased);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.alerts().find(id).isEmpty()
                        && stores.people().find(erased).isEmpty());

        assertThat(page("/inbox")).doesNotContain(id.value(), "Gone, Gil");
        web.perform(get("/inbox/" + id)).andExpect(status().isNotFound());
        web.perform(get("/patients/" + erased)).andExpect(status().isNotFound());
    }

    @Test
    void anOpenPageListensFromBeforeItWasMade() throws Exception {
        long before = changes.version();

        String page = page("/inbox");

        Matcher since =
                Pattern.compile("data-live=\"/inbox/events\\?since=(\\d+)\"").matcher(page);
        assertThat(since.find()).isTrue();
        assertThat(Long.parseLong(since.group(1))).isBetween(before, changes.version());
    }

    @Test
    void everyPageSaysUpToWhenTheDataGoesAndThatAFeedIsSilent() throws Exception {
        Instant longAgo = now.minus(Duration.ofDays(9));
        Envelope envelope = new Envelope("e-old", ADA, Times.receivedAt(longAgo), "old-lab", "m1", false, false);
        STREAM.event(new BackfillEnded(envelope));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.feeds().all().stream()
                        .anyMatch(feed -> feed.source().equals("old-lab")));

        assertThat(page("/inbox")).contains("Data current to", "old-lab", "Feed silent since");
        assertThat(page("/evidence/" + Sample.STATIN)).contains("Feed silent since", "Circulation 2024");
        assertThat(page("/models/prevent")).contains("Feed silent since", "PREVENT");
    }

    @Test
    void whatDoesNotExistIsNotFound() throws Exception {
        web.perform(get("/inbox/none")).andExpect(status().isNotFound());
        web.perform(get("/patients/none")).andExpect(status().isNotFound());
        web.perform(get("/patients/" + "f".repeat(32))).andExpect(status().isNotFound());
        web.perform(get("/evidence/none/none")).andExpect(status().isNotFound());
        web.perform(get("/models/none")).andExpect(status().isNotFound());
    }

    private String page(String path) throws Exception {
        return web.perform(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
