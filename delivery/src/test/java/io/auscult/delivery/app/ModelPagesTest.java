package io.auscult.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.core.release.ModelFiles;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import io.auscult.models.card.SourceAttribute;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class ModelPagesTest extends RunningApp {
    private static final ModelRef OWN = new ModelRef("ward-score", "0.3.0");
    private static final ModelRef NEXT = new ModelRef("prevent", "9.9.9");

    @Test
    void listsEveryModelWithItsModeAndIsLinkedFromTheInbox() throws Exception {
        assertThat(page("/models"))
                .contains("PREVENT", "ENDPAC", "active", "off")
                .contains("/models/prevent?version=");
        assertThat(page("/inbox")).contains("href=\"/models\"");
    }

    @Test
    void aCardStatesAll31AttributesAndWhoSwitchedTheModelWhen() throws Exception {
        switched(new Deployment(NEXT, Mode.SHADOW, past(30), "kim", "recalibrated for 2026", null));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.releases().switches().stream()
                        .anyMatch(each -> each.model().equals(NEXT)));

        String page = page("/models/prevent");

        assertThat(page).contains("1. Developer and contact", "31. Correction frequency", "not available");
        assertThat(page).contains("Versions and their modes", "9.9.9", "kim", "recalibrated for 2026", "in shadow");
        assertThat(page).contains("<code>prevent@");
    }

    @Test
    void theCardIsJsonAndAppliedModelCardToo() throws Exception {
        String json = web.perform(get("/models/endpac.json"))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_JSON))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        JsonNode card = new ObjectMapper().readTree(json);
        assertThat(card.path("id").asText()).isEqualTo("endpac");
        assertThat(card.path("sourceAttributes")).hasSize(31);

        String xml = web.perform(get("/models/endpac.xml"))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_XML))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(xml).contains("<AppliedModelCard xmlns=\"https://mc.chai.org/v0.2/schema.xsd\">");
    }

    @Test
    void aFoldersCardComesFromItsDeploymentAndOutlivesSwitchesOfItsMode() throws Exception {
        switched(new Deployment(
                OWN,
                Mode.SHADOW,
                past(40),
                "kim",
                "trial",
                new ModelFiles(Map.of("card.yaml", card().getBytes(StandardCharsets.UTF_8)))));
        switched(new Deployment(OWN, Mode.OFF, past(20), "lee", "trial ended", null));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stores.releases().inForce(Instant.now()).models().get(OWN) == Mode.OFF);

        assertThat(page("/models")).contains("Ward score", "trial ended");
        assertThat(page("/models/ward-score")).contains("For the test", "trial ended", "in shadow", "lee");
        web.perform(get("/models/ward-score.json?version=0.4.0")).andExpect(status().isNotFound());
        web.perform(get("/models/none.xml")).andExpect(status().isNotFound());
    }

    private static String card() {
        String attributes = Stream.of(SourceAttribute.values())
                .map(each -> "  " + each.key() + ": stated")
                .collect(Collectors.joining("\n"));
        return """
                id: ward-score
                version: 0.3.0
                name: Ward score
                purpose: For the test
                population: Nobody
                inputs:
                  - {name: age, concept: age, unit: a, allowed: 18 to 120, range: [18, 120]}
                bands: {low: below, high: above}
                performance: [none]
                choices: []
                limits: [it is made up]
                citation: [none]
                onnx: {input: X, output: probabilities, class: 1, sha256: %s}
                calibration: none
                score: {name: score, horizon: now, scale: probability}
                cut-points: [{below: 0.5, band: low}, {band: high}]
                mode: shadow
                source-attributes:
                %s
                """.formatted("a".repeat(64), attributes);
    }

    private static Instant past(int seconds) {
        return Instant.now().minusSeconds(seconds).truncatedTo(ChronoUnit.MILLIS);
    }

    private static void switched(Deployment deployment) {
        STREAM.deployment(deployment);
    }

    private String page(String path) throws Exception {
        return web.perform(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
