package io.auscult.models.prevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.auscult.core.event.Sex;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PreventEquationTest {
    private static final PreventInputs WORKED_EXAMPLE =
            new PreventInputs(Sex.FEMALE, 50, 200, 45, 160, true, false, 35, 90, true, false);

    @Test
    void coefficientsAreThoseOfTableS12A() throws IOException, NoSuchAlgorithmException {
        try (InputStream in = PreventCoefficients.class.getResourceAsStream(PreventCoefficients.RESOURCE)) {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Objects.requireNonNull(in).readAllBytes());

            assertThat(HexFormat.of().formatHex(digest))
                    .isEqualTo("361a7b72384b5347471f7d7b046571cd1720829c4164806f4b75458262440b01");
        }
    }

    @Test
    void reproducesTheWorkedExampleOfTheSupplement() {
        assertThat(PreventEquation.risks(WORKED_EXAMPLE).get(PreventOutcome.TOTAL_CVD))
                .isCloseTo(0.14683939095644824, within(1e-14));
    }

    /** A public port lacks the interactions of treatment; then the treated pressure counts in full. */
    @Test
    void countsTheInteractionOfTreatmentAndPressure() {
        assertThat(PreventTerm.BP_TX_X_SBP_GTE_110.value(WORKED_EXAMPLE)).isEqualTo(1.5);
        assertThat(PreventCoefficients.published().of(Sex.FEMALE, PreventOutcome.TOTAL_CVD))
                .containsEntry(PreventTerm.BP_TX_X_SBP_GTE_110, -0.0663612)
                .containsEntry(PreventTerm.STATIN_X_NON_HDL_C, 0.1197879);
    }

    /** A public port divides by 38.67, which differs in the fifth decimal. */
    @Test
    void convertsCholesterolByExactly002586() {
        assertThat(PreventTerm.NON_HDL_C.value(WORKED_EXAMPLE)).isEqualTo(0.02586 * 155 - 3.5);
    }

    /** A public port cuts BMI at 20 from below; the published lower term has no such knot. */
    @Test
    void hasNoLowerKnotForBmi() {
        PreventInputs thin = new PreventInputs(Sex.FEMALE, 50, 200, 45, 120, false, false, 18.5, 90, false, false);

        assertThat(PreventTerm.BMI_LT_30.value(thin)).isEqualTo((18.5 - 25) / 5);
    }

    @Property
    void everyRiskIsAProbability(@ForAll("people") PreventInputs person) {
        assertThat(PreventEquation.risks(person).values())
                .hasSize(PreventOutcome.values().length)
                .allSatisfy(risk -> assertThat(risk).isFinite().isBetween(0.0, 1.0));
    }

    @Property
    void contributionsAddUpToTheLogOdds(@ForAll("people") PreventInputs person) {
        for (PreventOutcome outcome : PreventOutcome.values()) {
            double sum = PreventEquation.contributions(person, outcome).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();

            assertThat(sum + PreventEquation.constant(person, outcome))
                    .isCloseTo(PreventEquation.linearPredictor(person, outcome), within(1e-12));
        }
    }

    @Property
    void smokingRaisesEveryRisk(@ForAll("people") PreventInputs person) {
        assertRaises(
                with(person, person.diabetes(), false, person.sbp()),
                with(person, person.diabetes(), true, person.sbp()));
    }

    @Property
    void diabetesRaisesEveryRisk(@ForAll("people") PreventInputs person) {
        assertRaises(
                with(person, false, person.smoking(), person.sbp()),
                with(person, true, person.smoking(), person.sbp()));
    }

    @Property
    void totalCvdRiskRisesWithPressureFrom110(@ForAll("people") PreventInputs person) {
        double from = Math.max(person.sbp(), 110);
        PreventInputs lower = with(person, person.diabetes(), person.smoking(), from);
        PreventInputs higher = with(person, person.diabetes(), person.smoking(), from + 1);

        assertThat(PreventEquation.linearPredictor(higher, PreventOutcome.TOTAL_CVD))
                .isGreaterThan(PreventEquation.linearPredictor(lower, PreventOutcome.TOTAL_CVD));
    }

    private static void assertRaises(PreventInputs without, PreventInputs with) {
        for (PreventOutcome outcome : PreventOutcome.values()) {
            assertThat(PreventEquation.linearPredictor(with, outcome))
                    .isGreaterThan(PreventEquation.linearPredictor(without, outcome));
        }
    }

    private static PreventInputs with(PreventInputs p, boolean diabetes, boolean smoking, double sbp) {
        return new PreventInputs(
                p.sex(),
                p.age(),
                p.totalC(),
                p.hdlC(),
                sbp,
                diabetes,
                smoking,
                p.bmi(),
                p.egfr(),
                p.bpTreated(),
                p.statin());
    }

    @Provide
    Arbitrary<PreventInputs> people() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        Arbitrary<double[]> amounts = Combinators.combine(
                        between(30, 79),
                        between(130, 320),
                        between(20, 100),
                        between(90, 180),
                        between(18.5, 39.9),
                        between(15, 140))
                .as((age, tc, hdl, sbp, bmi, egfr) -> new double[] {age, tc, hdl, sbp, bmi, egfr});
        return Combinators.combine(Arbitraries.of(Sex.FEMALE, Sex.MALE), amounts, flag, flag, flag, flag)
                .as((sex, a, dm, smoking, treated, statin) ->
                        new PreventInputs(sex, a[0], a[1], a[2], a[3], dm, smoking, a[4], a[5], treated, statin));
    }

    private static Arbitrary<Double> between(double low, double high) {
        return Arbitraries.doubles().between(low, high);
    }
}
