package io.auscult.models.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.auscult.models.Models;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of these public implementations have got wrong; the comment says how. */
class KnownDefectsTest {
    /** Scored as if oxygen were given (NEWS2-Live, medical-calc-mcp). */
    @ParameterizedTest
    @ValueSource(ints = {93, 94, 95, 96, 97, 100})
    void onScale2AirIsNeverTooMuch(int saturation) {
        assertThat(scores("news2", news2(Map.of("spo2", saturation, "scale", 2))))
                .isEqualTo(Map.of("score", 0));
    }

    /** On oxygen the same saturations do count, beside the 2 points of oxygen itself. */
    @ParameterizedTest
    @CsvSource({"92, 2", "93, 3", "94, 3", "95, 4", "96, 4", "97, 5"})
    void onScale2WithOxygenTheTargetCanBePassed(int saturation, int points) {
        assertThat(scores("news2", news2(Map.of("spo2", saturation, "scale", 2, "on_o2", true))))
                .isEqualTo(Map.of("score", points));
    }

    /** A published FHIR example adds 2 + 1 + 2 + 0 up to 6, by a point for a temperature of 37.5. */
    @Test
    void carolsPartsSumToFive() {
        Map<String, @Nullable Object> carol = news2(Map.of("rr", 21, "spo2", 93, "pulse", 95, "temp", 37.5));

        assertThat(scores("news2", carol)).isEqualTo(Map.of("score", 5));
        assertThat(Models.score("news2", carol)).containsEntry("band", "medium");
    }

    /** NEWS2-Live calls it high. */
    @Test
    void aLoneThreeIsUrgentOnTheWardAndNotAnEmergency() {
        assertThat(Models.score("news2", news2(Map.of("sbp", 85))))
                .containsEntry("band", "low-medium")
                .containsEntry("scores", Map.of("score", 3));
    }

    /** MedCalc-Bench uses kappa 0.7 for men with a creatinine up to 0.9. */
    @Test
    void kappaOfMenIsZeroPointNineAlsoBelowIt() {
        double score = number(scores("ckd-epi-2021", Map.of("cr", 0.8, "age", 50, "sex", "male")), "score");

        assertThat(score).isCloseTo(142 * Math.pow(0.8 / 0.9, -0.302) * Math.pow(0.9938, 50), within(1e-9));
        assertThat(score).isNotCloseTo(142 * Math.pow(0.8 / 0.7, -1.2) * Math.pow(0.9938, 50), within(1.0));
    }

    /** A JavaScript port rules out by the change only below the very low limit. */
    @Test
    void theChangeRulesOutBelowTheLowLimitNotTheVeryLowOne() {
        Map<String, Object> line = Map.of(
                "algorithm",
                "0h_1h",
                "assay",
                "hs-cTnT Elecsys Roche",
                "t0_ng_l",
                11,
                "t1_ng_l",
                13,
                "hours_since_onset",
                4);

        assertThat(Models.score("esc-troponin", line)).containsEntry("band", "rule-out");
    }

    /** RiskScorescvd's comment swaps the coefficients of enzymes and ST deviation. */
    @Test
    void stDeviationWeighsMoreThanEnzymes() {
        Map<String, Object> st =
                Map.of("age", 57, "pulse", 70, "sbp", 110, "creat", 1.2, "killip", 3, "arrest", 1, "enz", 0, "st", 1);
        Map<String, Object> enzymes = new HashMap<>(st);
        enzymes.putAll(Map.of("enz", 1, "st", 0));

        assertThat(p(st)).isCloseTo(0.21693, within(6e-5));
        assertThat(p(enzymes)).isLessThan(p(st) - 0.05);
    }

    /** The paper prints 196 for its first example; its parts sum to 195. */
    @Test
    void theFirstExampleOfGraceSumsTo195() {
        Map<String, Object> example = Map.of(
                "killip", 2, "sbp", 100, "hr", 100, "age", 65, "cr", 1.0, "arrest", false, "st", true, "enz", true);

        assertThat(scores("grace", example)).containsEntry("score", 195);
        assertThat(Models.score("grace", example).get("contributions"))
                .isEqualTo(Map.of(
                        "killip", 20.0, "sbp", 53.0, "pulse", 15.0, "age", 58.0, "creat", 7.0, "arrest", 0.0, "st",
                        28.0, "enz", 14.0));
    }

    /** MedCalc-Bench rounds RR to two decimals first, which would give 400.0 by Bazett where 399.8 is right. */
    @Test
    void theTimeBetweenBeatsIsNotRounded() {
        assertThat(number(scores("qtc", Map.of("qt_ms", 360, "hr", 74)), "bazett"))
                .isCloseTo(360 / Math.sqrt(60 / 74.0), within(1e-9));
    }

    /** Some code scores 2 from exactly three times the limit on. */
    @Test
    void exactlyThreeTimesTheLimitScoresOne() {
        Map<String, Object> line =
                Map.of("history", 0, "ecg", 0, "age_years", 40, "risk_points", 0, "troponin", 42, "limit", 14);

        assertThat(scores("heart", line)).isEqualTo(Map.of("score", 1));
    }

    private static double p(Map<String, Object> line) {
        return number(scores("grace", line), "p");
    }

    private static Map<String, Object> scores(String model, Map<String, ? extends @Nullable Object> line) {
        Map<String, Object> scores = new HashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(Models.score(model, line).get("scores")))
                .forEach((name, value) -> scores.put(name.toString(), value));
        return scores;
    }

    private static double number(Map<String, Object> scores, String name) {
        return ((Number) Objects.requireNonNull(scores.get(name))).doubleValue();
    }

    private static Map<String, @Nullable Object> news2(Map<String, Object> changes) {
        Map<String, @Nullable Object> line = new HashMap<>(Map.of(
                "rr", 18, "spo2", 98, "on_o2", false, "sbp", 120, "pulse", 75, "acvpu", "A", "temp", 36.5, "scale", 1));
        line.putAll(changes);
        return line;
    }
}
