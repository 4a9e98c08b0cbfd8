package io.auscult.models.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.models.Models;
import io.auscult.models.SharedVectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The vector files beside the checkout, line by line as they stand; the known-bad ones must not be reproduced. */
class AcuteVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double EXACT = 1e-9;

    @TestFactory
    Stream<DynamicTest> escTroponin() throws IOException {
        return each("esc_troponin.json", "vectors", vector -> {
            String expected = vector.path("expected").asText();
            Map<String, @Nullable Object> answer = score("esc-troponin", vector);
            assertThat(answer).containsEntry("band", expected.replace('_', '-'));
            assertThat(answer)
                    .containsEntry("status", expected.equals("need_second_sample") ? "not-assessable" : "scored");
        });
    }

    @Test
    void everyAssayOfTheFileIsKnownAndItsOpenCutOffsAreNotAssessable() throws IOException {
        JsonNode cutOffs = SharedVectors.read("esc_troponin.json").path("cutoffs");
        for (String algorithm : List.of("0h_1h", "0h_2h")) {
            cutOffs.path(algorithm).properties().forEach(assay -> {
                JsonNode limits = assay.getValue();
                Map<String, Object> line = Map.of(
                        "algorithm",
                        algorithm,
                        "assay",
                        assay.getKey(),
                        "t0_ng_l",
                        limits.path("high_ge").asDouble() - 1,
                        "t1_ng_l",
                        limits.path("high_ge").asDouble() - 1,
                        "hours_since_onset",
                        6);
                assertThat(Models.score("esc-troponin", line))
                        .as("%s", line)
                        .containsEntry("band", limits.path("low_lt").isNull() ? "not-assessable" : "observe");
            });
        }
    }

    @TestFactory
    Stream<DynamicTest> news2() throws IOException {
        return each("news2.json", "vectors", vector -> {
            Map<String, @Nullable Object> answer = score("news2", vector.path("inputs"));
            if (vector.path("id").asText().endsWith("_BAD")) {
                assertThat(agreesWithNews2(answer, vector.path("expected"))).isFalse();
            } else {
                assertThat(agreesWithNews2(answer, vector.path("expected"))).isTrue();
            }
        });
    }

    private static boolean agreesWithNews2(Map<String, @Nullable Object> answer, JsonNode expected) {
        Map<String, String> keys = Map.of(
                "respiratory_rate", "rr",
                "spo2", "spo2",
                "oxygen", "on_o2",
                "systolic_bp", "sbp",
                "pulse", "pulse",
                "consciousness", "acvpu",
                "temperature", "temp");
        boolean total = !expected.has("total")
                || number(answer, "scores", "score") == expected.path("total").asDouble();
        boolean band = !expected.has("band")
                || String.valueOf(answer.get("band"))
                        .equals(expected.path("band").asText());
        boolean points = expected.path("points").properties().stream()
                .allMatch(part -> number(answer, "contributions", keys.getOrDefault(part.getKey(), ""))
                        == part.getValue().asDouble());
        return total && band && points;
    }

    @TestFactory
    Stream<DynamicTest> cha2ds2() throws IOException {
        return each("cha2ds2vasc.json", "vectors", vector -> scoresAgree("cha2ds2", vector, EXACT));
    }

    @TestFactory
    Stream<DynamicTest> qtc() throws IOException {
        return each("qtc.json", "vectors", vector -> {
            Map<String, @Nullable Object> answer = score("qtc", vector);
            vector.path("expected")
                    .properties()
                    .forEach(formula -> assertThat(number(answer, "scores", formula.getKey()))
                            .isCloseTo(formula.getValue().asDouble(), within(5.0e-7)));
        });
    }

    @TestFactory
    Stream<DynamicTest> ntProBnp() throws IOException {
        return each(
                "ntprobnp.json",
                "vectors",
                vector -> assertThat(score("nt-probnp", vector))
                        .containsEntry("band", vector.path("expected").asText()));
    }

    @TestFactory
    Stream<DynamicTest> heart() throws IOException {
        return each("heart.json", "vectors", vector -> {
            JsonNode inputs = vector.has("inputs") ? vector.path("inputs") : vector;
            Map<String, @Nullable Object> answer = score("heart", inputs);
            JsonNode expected = vector.path("expected");
            if (expected.has("error")) {
                assertThat(answer).containsEntry("status", "not-assessable");
                return;
            }
            assertThat(number(answer, "scores", "score"))
                    .isEqualTo(expected.path("score").asDouble());
            if (expected.has("band")) {
                assertThat(answer).containsEntry("band", expected.path("band").asText());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> graceLogistic() throws IOException {
        return each(
                "grace.json",
                "logistic",
                vector -> assertThat(number(score("grace", vector.path("inputs")), "scores", "p"))
                        .isCloseTo(
                                vector.path("expected").path("p").asDouble(),
                                within(vector.path("tolerance").asDouble())));
    }

    @TestFactory
    Stream<DynamicTest> graceNomogram() throws IOException {
        return each("grace.json", "nomogram", vector -> {
            Map<String, @Nullable Object> answer = score("grace", vector.path("inputs"));
            JsonNode expected = vector.path("expected");
            assertThat(number(answer, "scores", "score"))
                    .isEqualTo(expected.path("score").asDouble());
            assertThat(number(answer, "scores", "approx_risk"))
                    .isCloseTo(expected.path("approx_risk").asDouble(), within(0.0051));
        });
    }

    @TestFactory
    Stream<DynamicTest> ckdEpi() throws IOException {
        return each("ckdepi2021.json", "vectors", vector -> {
            double creatinine = vector.path("creatinine").asDouble();
            Map<String, Object> line = Map.of(
                    "cr", vector.path("unit").asText().equals("mg/dL") ? creatinine : creatinine / 88.4,
                    "age", vector.path("age").asInt(),
                    "sex", vector.path("sex").asText());
            assertThat(Math.round(number(Models.score("ckd-epi-2021", line), "scores", "score")))
                    .isEqualTo(vector.path("expected_egfr").asInt());
        });
    }

    private static void scoresAgree(String model, JsonNode vector, double tolerance) {
        Map<String, @Nullable Object> answer = score(model, vector.path("inputs"));
        vector.path("expected")
                .properties()
                .forEach(score -> assertThat(number(answer, "scores", score.getKey()))
                        .isCloseTo(score.getValue().asDouble(), within(tolerance)));
    }

    private static double number(Map<String, @Nullable Object> answer, String map, String key) {
        return answer.get(map) instanceof Map<?, ?> values && values.get(key) instanceof Number number
                ? number.doubleValue()
                : Double.NaN;
    }

    private static Map<String, @Nullable Object> score(String model, JsonNode inputs) {
        Map<String, @Nullable Object> line = new HashMap<>();
        inputs.properties()
                .forEach(input -> line.put(input.getKey(), JSON.convertValue(input.getValue(), Object.class)));
        return Models.score(model, line);
    }

    private interface Check {
        void holds(JsonNode vector);
    }

    private static Stream<DynamicTest> each(String file, String list, Check check) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode vector : SharedVectors.read(file).path(list)) {
            String name = vector.path("id").asText(file + " " + tests.size());
            tests.add(DynamicTest.dynamicTest(name, () -> check.holds(vector)));
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }
}
