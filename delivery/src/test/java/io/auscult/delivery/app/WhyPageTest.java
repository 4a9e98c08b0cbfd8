package io.auscult.delivery.app;

import static io.auscult.delivery.Sample.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.auscult.core.alert.AlertId;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import io.auscult.delivery.Sample;
import io.auscult.delivery.consult.WhyAnswer;
import io.auscult.delivery.consult.WhyAnswer.Condition;
import io.auscult.delivery.consult.WhyAnswer.PolicyWhy;
import io.auscult.delivery.consult.WhyAnswer.RuleWhy;
import io.auscult.delivery.consult.WhyAnswer.Variant;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhyPageTest extends RunningApp {
    @AfterEach
    void nobodyToAsk() {
        TestWiring.WHY.set(new WhyAnswer.NotAsked());
    }

    @Test
    void aRuleThatDoesNotFireShowsWhichConditionIsNotMetAndWhatWasSeen() throws Exception {
        says(quiet(Sample.STATIN, Mode.LIVE));

        String page = page("/patients/" + ADA + "/why/" + Sample.STATIN);

        assertThat(page)
                .contains("Does not fire", "PREVENT: ASCVD at or above high-ascvd-risk (7.5 %)", "not met")
                .contains("10-year ASCVD risk 5.1 % (threshold 7.5 %)", "cannot be asked");
    }

    @Test
    void theListSaysOfEachRuleInShortAndLeadsToTheWhole() throws Exception {
        says(quiet(Sample.STATIN, Mode.LIVE));

        assertThat(page("/patients/" + ADA + "/why"))
                .contains("High ASCVD risk without statin", "10-year ASCVD risk 5.1 % (threshold 7.5 %)")
                .contains("/patients/" + ADA + "/why/" + Sample.STATIN)
                .doesNotContain("cannot be asked");
    }

    @Test
    void aHeldAlertSaysByWhichPolicyAndUntilWhen() throws Exception {
        says(new RuleWhy(
                Sample.STATIN,
                false,
                Mode.LIVE,
                "held",
                "Discuss prevention",
                "A clinician answered this on 18 Nov.",
                Sample.LOCK_OUT,
                Instant.parse("2026-12-01T10:00:00Z"),
                List.of(),
                List.of(),
                List.of(new PolicyWhy(Sample.LOCK_OUT, true, List.of()))));

        assertThat(page("/patients/" + ADA + "/why/" + Sample.STATIN))
                .contains("Fires, held back", "Held by: Lock out after answer, until 1 Dec 2026, 10:00")
                .contains("A clinician answered this on 18 Nov.", "Lock out after answer holds it");
    }

    @Test
    void whatIsInShadowOrOffIsNotEvenNamed() throws Exception {
        RuleId notInForce = new RuleId("cardiac/nobody-has-this");
        says(quiet(Sample.STATIN, Mode.SHADOW), quiet(notInForce, Mode.LIVE), policy());

        assertThat(page("/patients/" + ADA + "/why"))
                .contains("Why, and why not")
                .doesNotContain("shadow", "statin", "Nobody has this", "5.1 %", "Lock out after answer");
        web.perform(get("/patients/" + ADA + "/why/" + Sample.STATIN)).andExpect(status().isNotFound());
    }

    @Test
    void whenTheRulesDoNotAnswerThePageSaysSo() throws Exception {
        TestWiring.WHY.set(new WhyAnswer.Unanswered("late"));

        assertThat(page("/patients/" + ADA + "/why")).contains("The rules do not answer at this moment");
        TestWiring.WHY.set(new WhyAnswer.NotAsked());
        assertThat(page("/patients/" + ADA + "/why")).contains("nobody configured who could say why");
    }

    @Test
    void whoIsNotKnownAndWhatIsNoRuleIsNotFound() throws Exception {
        TestWiring.WHY.set(new WhyAnswer.UnknownPatient());
        web.perform(get("/patients/" + ADA + "/why")).andExpect(status().isNotFound());
        web.perform(get("/patients/none/why")).andExpect(status().isNotFound());
        says();
        web.perform(get("/patients/" + ADA + "/why/no/such")).andExpect(status().isNotFound());
        web.perform(get("/patients/" + ADA + "/why/No/Such!")).andExpect(status().isNotFound());
    }

    @Test
    void thePatientPageAndEveryAlertLeadHere() throws Exception {
        STREAM.person(Sample.ada());
        AlertId id =
                shown(ADA, Sample.open(Sample.statin(), "why-1", Instant.now().truncatedTo(ChronoUnit.MILLIS)));

        assertThat(page("/patients/" + ADA)).contains("/patients/" + ADA + "/why\"");
        assertThat(page("/inbox/" + id)).contains("/patients/" + ADA + "/why/" + Sample.STATIN);
    }

    private static void says(RuleWhy... rules) {
        TestWiring.WHY.set(new WhyAnswer.Explained(Sample.NOW, Arrays.asList(rules)));
    }

    private static RuleWhy quiet(RuleId rule, Mode mode) {
        return new RuleWhy(
                rule,
                false,
                mode,
                "not-matched",
                "",
                "",
                null,
                null,
                List.of("10-year ASCVD risk 5.1 % (threshold 7.5 %)"),
                List.of(new Variant(
                        "",
                        false,
                        List.of(
                                new Condition(
                                        "PREVENT: ASCVD at or above high-ascvd-risk (7.5 %)",
                                        "no", List.of("10-year ASCVD risk 5.1 % (threshold 7.5 %)")),
                                new Condition("something after it", "not-reached", List.of())))),
                List.of());
    }

    private static RuleWhy policy() {
        return new RuleWhy(
                Sample.LOCK_OUT, true, Mode.LIVE, "holds", "", "", null, null, List.of(), List.of(), List.of());
    }

    private String page(String path) throws Exception {
        return web.perform(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
