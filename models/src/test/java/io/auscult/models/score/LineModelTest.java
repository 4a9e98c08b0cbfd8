package io.auscult.models.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.models.Models;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineModelTest {
    private static final Map<String, Object> PERSON = Map.ofEntries(
            Map.entry("sex", "female"),
            Map.entry("age", 50),
            Map.entry("total_c", 200),
            Map.entry("hdl_c", 45),
            Map.entry("sbp", 160),
            Map.entry("dm", 1),
            Map.entry("smoking", 0),
            Map.entry("bmi", 35),
            Map.entry("egfr", 90),
            Map.entry("bp_tx", 1),
            Map.entry("statin", 0));

    @Test
    void takesTrueAndFalseAsOneAndZero() {
        Map<String, @Nullable Object> flags = person();
        flags.putAll(Map.of("dm", true, "smoking", false, "bp_tx", true, "statin", false));

        assertThat(Models.score("prevent", flags)).isEqualTo(Models.score("prevent", PERSON));
    }

    @Test
    void anAnswerHasItsFourKeysInOrderAndThenItsExplanation() {
        assertThat(Models.score("prevent", PERSON).keySet())
                .containsExactly("status", "scores", "band", "reason", "variant", "method", "contributions");
        assertThat(Models.score("prevent", Map.of()).keySet()).containsExactly("status", "scores", "band", "reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sex", "age", "total_c", "hdl_c", "sbp", "dm", "smoking", "bmi", "egfr", "bp_tx", "statin"})
    void namesAMissingInput(String name) {
        Map<String, @Nullable Object> inputs = person();
        inputs.remove(name);

        assertThat(Models.score("prevent", inputs))
                .containsEntry("status", "not-assessable")
                .containsEntry("reason", name + ": missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sex", "age", "total_c", "hdl_c", "sbp", "dm", "smoking", "bmi", "egfr", "bp_tx", "statin"})
    void namesAnInputThatIsAText(String name) {
        Map<String, @Nullable Object> inputs = person();
        inputs.put(name, "1");

        assertThat(Models.score("prevent", inputs))
                .containsEntry("status", "not-assessable")
                .extractingByKey("reason")
                .asString()
                .startsWith(name + ": ");
    }

    @Test
    void saysEverythingThatIsWrong() {
        Map<String, @Nullable Object> inputs = person();
        inputs.put("sbp", 181);
        inputs.put("egfr", null);

        assertThat(Models.score("prevent", inputs).get("reason"))
                .isEqualTo("sbp: 181 is outside 90 to 180 mm[Hg], for which PREVENT is published; egfr: missing");
    }

    @Test
    void refusesAModelThatThereIsNot() {
        assertThatThrownBy(() -> Models.score("framingham", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("framingham");
    }

    @Property
    void answersWhateverTheInputsHold(
            @ForAll("models") String model, @ForAll("names") String name, @ForAll("anything") Object value) {
        Map<String, @Nullable Object> inputs = person();
        inputs.putAll(Map.of(
                "glucose_onset_mg_dl",
                130,
                "glucose_prior_mg_dl",
                120,
                "weight_change_kg",
                -2.0,
                "algorithm",
                "0h_1h",
                "assay",
                "assay-elecsys-tnt-hs",
                "t0_ng_l",
                12,
                "t1_ng_l",
                13));
        inputs.putAll(Map.of(
                "ca19_9_u_ml",
                40,
                "bilirubin_mg_dl",
                0.8,
                "gene",
                "brca2",
                "first_degree_relatives",
                1,
                "familial_kindred",
                false,
                "youngest_affected_age",
                60,
                "cyst",
                1,
                "weight_loss",
                0,
                "plt",
                250,
                "mpd_mm",
                6));
        inputs.put(name, value);

        Map<String, @Nullable Object> answer = Models.score(model, inputs);

        assertThat(answer.get("status")).isIn("scored", "not-assessable");
        assertThat(String.valueOf(answer.get("scores"))).doesNotContain("NaN", "Infinity");
        if ("not-assessable".equals(answer.get("status"))) {
            assertThat(String.valueOf(answer.get("reason"))).startsWith(name + ":");
        }
    }

    @Provide
    Arbitrary<String> models() {
        return Arbitraries.of(
                "prevent", "endpac", "esc-troponin", "ca19-9", "caps-surveillance", "chronic-pancreatitis-pc", "ipmn");
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                "sex",
                "age",
                "total_c",
                "sbp",
                "dm",
                "statin",
                "glucose_onset_mg_dl",
                "weight_change_kg",
                "algorithm",
                "assay",
                "t0_ng_l",
                "t1_ng_l",
                "hours_since_onset",
                "ca19_9_u_ml",
                "bilirubin_mg_dl",
                "bilirubin_upper_limit_mg_dl",
                "gene",
                "first_degree_relatives",
                "familial_kindred",
                "youngest_affected_age",
                "cyst",
                "weight_loss",
                "plt",
                "mpd_mm",
                "jaundice",
                "positive_cytology");
    }

    @Provide
    Arbitrary<Object> anything() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().map(number -> (Object) number),
                Arbitraries.bigDecimals().map(number -> (Object) number),
                Arbitraries.strings().ofMaxLength(5).map(text -> (Object) text),
                Arbitraries.of(
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Long.MAX_VALUE,
                        true,
                        List.of(),
                        Map.of("a", 1),
                        "female"));
    }

    private static Map<String, @Nullable Object> person() {
        return new HashMap<>(PERSON);
    }
}
