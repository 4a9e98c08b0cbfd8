package io.auscult.delivery.app;

import static io.auscult.delivery.Sample.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.event.Times;
import io.auscult.delivery.Sample;
import io.auscult.delivery.answer.OverrideReasons;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class RulesAndReportsTest extends RunningApp {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void aRulesPageCountsWhatWasSaidToItAndNamesNobody() throws Exception {
        STREAM.person(Sample.ada());
        Alert alert = Sample.open(Sample.statin(), "report-1", now.minusSeconds(900));
        AlertId id = shown(ADA, alert);
        STREAM.event(new AlertAnswered(
                new Envelope("said-1", ADA, Times.receivedAt(now), "delivery", "", false, false),
                id.value(),
                new Answer(
                        Answer.Outcome.OVERRIDDEN,
                        "dr-who",
                        now.minusSeconds(60),
                        OverrideReasons.find(OverrideReasons.STANDARD, "patient-refuses")
                                .orElseThrow(),
                        "Useless, Ms Runte told me twice")));
        await().atMost(Duration.ofSeconds(20)).until(() -> stores.answers().has("said-1"));

        String list = page("/rules");
        assertThat(list).contains("cardiac", "/rules/cardiac/high-ascvd-risk-without-statin", "alerts in 12 weeks");

        String rule = page("/rules/cardiac/high-ascvd-risk-without-statin");
        assertThat(rule)
                .contains("Patient refuses", "sounds annoyed", "Useless, Ms […] told me twice", "statin.drl")
                .doesNotContain("Runte");

        assertThat(page("/reports?weeks=4"))
                .contains("By rule", "By ward", "By role of who answered", "Time to answer");
        String csv = web.perform(get("/reports/feedback.csv"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"feedback.csv\""))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv).contains("said-1,", "patient-refuses", "[…]").doesNotContain("Runte", ADA.value());
        web.perform(get("/reports/feedback.json"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/fhir+json"));
    }

    @Test
    void aRuleThatNoPackHasIsNotThere() throws Exception {
        web.perform(get("/rules/cardiac/none")).andExpect(status().isNotFound());
        web.perform(get("/rules/cardiac/Not_A_Rule")).andExpect(status().isNotFound());
        web.perform(get("/reports?weeks=0")).andExpect(status().isOk());
    }

    private String page(String path) throws Exception {
        return web.perform(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
