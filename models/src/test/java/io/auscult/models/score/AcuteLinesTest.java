package io.auscult.models.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.models.Models;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The lines of the acute scores, whatever stands in them. */
class AcuteLinesTest {
    private static final Map<String, Map<String, Object>> GOOD = Map.of(
            "news2",
            Map.of(
                    "rr", 18, "spo2", 98, "on_o2", false, "sbp", 120, "pulse", 75, "acvpu", "A", "temp", 36.5, "scale",
                    1),
            "cha2ds2",
            Map.of("age", 70, "female", 0, "chf", 0, "htn", 1, "dm", 0, "stroke", 0, "vasc", 0),
            "qtc",
            Map.of("qt_ms", 400, "hr", 72),
            "nt-probnp",
            Map.of("nt_probnp_ng_l", 500, "age", 60),
            "heart",
            Map.of("history", 1, "ecg", 1, "age_years", 50, "risk_points", 1, "troponin", 10, "limit", 14),
            "grace",
            Map.of("age", 57, "pulse", 70, "sbp", 110, "creat", 1.2, "killip", 3, "arrest", 1, "enz", 0, "st", 1),
            "ckd-epi-2021",
            Map.of("cr", 1.0, "age", 50, "sex", "female"),
            "esc-troponin",
            Map.of("algorithm", "0h_1h", "assay", "assay-elecsys-tnt-hs", "t0_ng_l", 12, "t1_ng_l", 13));

    record Change(String model, String input, @Nullable Object value) {}

    static List<String> models() {
        return GOOD.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aGoodLineIsScored(String model) {
        assertThat(Models.score(model, line(model))).containsEntry("status", "scored");
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyMissingInputIsNamed(String model) {
        for (String input : line(model).keySet()) {
            Map<String, @Nullable Object> line = line(model);
            line.remove(input);
            Map<String, @Nullable Object> answer = Models.score(model, line);
            if (input.equals("t1_ng_l")) {
                assertThat(answer).containsEntry("band", "need-second-sample");
            }
            assertThat(answer).containsEntry("status", "not-assessable");
            assertThat(String.valueOf(answer.get("reason"))).startsWith(input + ": missing");
        }
    }

    @Property
    void answersWhateverAnInputHolds(@ForAll("changes") Change change) {
        Map<String, @Nullable Object> line = line(change.model());
        line.put(change.input(), change.value());

        Map<String, @Nullable Object> answer = Models.score(change.model(), line);

        assertThat(answer.get("status")).isIn("scored", "not-assessable");
        assertThat(String.valueOf(answer)).doesNotContain("NaN", "Infinity");
        if ("not-assessable".equals(answer.get("status"))) {
            assertThat(String.valueOf(answer.get("reason"))).startsWith(change.input() + ":");
        }
    }

    @Property
    void theContributionsOfAPointScoreSumToIt(@ForAll("changes") Change change) {
        Map<String, @Nullable Object> line = line(change.model());
        line.put(change.input(), change.value());

        Map<String, @Nullable Object> answer = Models.score(change.model(), line);

        if (List.of("news2", "heart").contains(change.model()) && "scored".equals(answer.get("status"))) {
            assertThat(sum(answer.get("contributions"))).isEqualTo(sum(answer.get("scores")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "news2, spo2, 101",
        "news2, rr, -1",
        "cha2ds2, age, 12",
        "qtc, qt_ms, 0.4",
        "grace, creat, 88",
        "ckd-epi-2021, cr, 88",
        "heart, age_years, 5",
        "nt-probnp, nt_probnp_ng_l, -1"
    })
    void whatIsOutOfRangeIsNamedWithTheRange(String model, String input, double value) {
        Map<String, @Nullable Object> line = line(model);
        line.put(input, value);

        assertThat(String.valueOf(Models.score(model, line).get("reason")))
                .startsWith(input + ": ")
                .contains(" is outside ");
    }

    @Test
    void heartSaysThatTwoItemsNeedAHumanAndWhatTheOthersComeTo() {
        Map<String, @Nullable Object> line = line("heart");
        line.remove("history");
        line.remove("ecg");

        assertThat(Models.score("heart", line))
                .containsEntry("status", "not-assessable")
                .containsEntry(
                        "reason",
                        "history: missing, and a human has to judge it; ecg: missing, and a human has to judge it;"
                                + " the other three come to 2 points (age 1, risk factors 1, troponin 0)");
    }

    private static double sum(@Nullable Object numbers) {
        return ((Map<?, ?>) Objects.requireNonNull(numbers))
                .values().stream()
                        .mapToDouble(number -> ((Number) number).doubleValue())
                        .sum();
    }

    @Provide
    Arbitrary<Change> changes() {
        List<Arbitrary<Change>> changes = new ArrayList<>();
        GOOD.forEach((model, inputs) -> inputs.keySet()
                .forEach(input -> changes.add(anything().map(value -> new Change(model, input, value)))));
        return Arbitraries.oneOf(changes);
    }

    private static Arbitrary<Object> anything() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().map(number -> (Object) number),
                Arbitraries.integers().between(-5, 200).map(number -> (Object) number),
                Arbitraries.bigDecimals().map(number -> (Object) number),
                Arbitraries.strings().ofMaxLength(5).map(text -> (Object) text),
                Arbitraries.of(
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Long.MAX_VALUE,
                        1.5,
                        true,
                        List.of(),
                        Map.of("a", 1),
                        "female"));
    }

    private static Map<String, @Nullable Object> line(String model) {
        Map<String, @Nullable Object> line = new HashMap<>();
        line.putAll(Objects.requireNonNull(GOOD.get(model)));
        return line;
    }
}
