package io.auscult.models.prevent;

import static io.auscult.models.prevent.PreventHorizon.TEN_YEARS;
import static io.auscult.models.prevent.PreventHorizon.THIRTY_YEARS;
import static io.auscult.models.prevent.PreventOutcome.ASCVD;
import static io.auscult.models.prevent.PreventOutcome.CHD;
import static io.auscult.models.prevent.PreventOutcome.HEART_FAILURE;
import static io.auscult.models.prevent.PreventOutcome.TOTAL_CVD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.auscult.core.event.Sex;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PreventEquationTest {
    private static final double NOT_KNOWN = PreventAddOns.NOT_KNOWN;
    private static final PreventInputs WORKED_EXAMPLE =
            new PreventInputs(Sex.FEMALE, 50, 200, 45, 160, true, false, 35, 90, true, false);

    @Test
    void reproducesTheWorkedExampleOfTheSupplement() {
        assertThat(PreventEquation.of(WORKED_EXAMPLE).risk(TEN_YEARS, TOTAL_CVD))
                .isCloseTo(0.14683939095644824, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, false, BASE",
        "true, false, false, UACR",
        "false, true, false, HBA1C",
        "false, false, true, SDI",
        "true, true, false, FULL",
        "true, false, true, FULL",
        "false, true, true, FULL",
        "true, true, true, FULL"
    })
    void theRichestEquationIsChosenAsPreventrChoosesIt(
            boolean uacr, boolean hba1c, boolean sdi, PreventVariant variant) {
        PreventAddOns known = new PreventAddOns(uacr ? 40 : NOT_KNOWN, hba1c ? 7.5 : NOT_KNOWN, sdi ? 8 : NOT_KNOWN);

        assertThat(PreventEquation.of(WORKED_EXAMPLE.with(known)).variant()).isEqualTo(variant);
    }

    /** Each of the two treatment interactions is there: a public port lacks both, and then the treated pressure counts in full. */
    @ParameterizedTest
    @EnumSource
    void countsTheInteractionsOfTreatment(PreventVariant variant) {
        PreventInputs treated = new PreventInputs(Sex.MALE, 55, 300, 40, 170, false, false, 27, 90, true, true);
        PreventInputs milder = new PreventInputs(Sex.MALE, 55, 220, 40, 150, false, false, 27, 90, true, true);
        for (PreventHorizon horizon : PreventHorizon.values()) {
            double[] coefficients = PreventTable.of(variant, horizon).coefficients(Sex.MALE, TOTAL_CVD);
            double pressure =
                    coefficients[place(PreventTerm.SBP_GTE_110)] + coefficients[place(PreventTerm.BP_TX_X_SBP_GTE_110)];
            double cholesterol =
                    coefficients[place(PreventTerm.NON_HDL_C)] + coefficients[place(PreventTerm.STATIN_X_NON_HDL_C)];

            assertThat(PreventEquation.of(treated, variant).linearPredictor(horizon, TOTAL_CVD)
                            - PreventEquation.of(milder, variant).linearPredictor(horizon, TOTAL_CVD))
                    .isCloseTo(pressure * 20 / 20 + cholesterol * 0.02586 * 80, within(1e-12));
            assertThat(coefficients[place(PreventTerm.BP_TX_X_SBP_GTE_110)]).isNotZero();
            assertThat(coefficients[place(PreventTerm.STATIN_X_NON_HDL_C)]).isNotZero();
        }
    }

    /** A public port divides by 38.67, which differs in the sixth decimal here. */
    @Test
    void convertsCholesterolByExactly002586() {
        PreventInputs person = new PreventInputs(Sex.FEMALE, 50, 320, 20, 160, true, false, 35, 90, true, false);

        assertThat(PreventTerm.NON_HDL_C.value(WORKED_EXAMPLE)).isEqualTo(0.02586 * 155 - 3.5);
        assertThat(PreventEquation.of(person).risk(TEN_YEARS, CHD))
                .isCloseTo(0.14396239731029672, within(1e-12))
                .isNotCloseTo(0.1439614186343334, within(1e-7));
    }

    /** A public port cuts BMI at 20 from below; the published lower term has no such knot. */
    @Test
    void hasNoLowerKnotForBmi() {
        PreventInputs thin = new PreventInputs(Sex.FEMALE, 50, 200, 45, 120, false, false, 18.5, 90, false, false);

        assertThat(PreventTerm.BMI_LT_30.value(thin)).isEqualTo((18.5 - 25) / 5);
        assertThat(PreventEquation.of(thin).risk(TEN_YEARS, HEART_FAILURE))
                .isCloseTo(0.007009780997025675, within(1e-12))
                .isNotCloseTo(0.006994700743001349, within(1e-7));
    }

    /** The web calculator reportedly takes a missing SDI in women's ASCVD for the first decile. */
    @ParameterizedTest
    @EnumSource(names = {"SDI", "FULL"})
    void aMissingSdiIsNotTheFirstDecile(PreventVariant variant) {
        PreventInputs first = WORKED_EXAMPLE.with(new PreventAddOns(40, 7.5, 1));
        PreventInputs missing = WORKED_EXAMPLE.with(new PreventAddOns(40, 7.5, NOT_KNOWN));
        for (PreventHorizon horizon : PreventHorizon.values()) {
            double ownTerm =
                    PreventTable.of(variant, horizon).coefficients(Sex.FEMALE, ASCVD)[place(PreventTerm.MISSING_SDI)];

            assertThat(ownTerm).isNotZero();
            assertThat(PreventEquation.of(missing, variant).linearPredictor(horizon, ASCVD)
                            - PreventEquation.of(first, variant).linearPredictor(horizon, ASCVD))
                    .isCloseTo(ownTerm, within(1e-12));
        }
        assertThat(PreventEquation.of(WORKED_EXAMPLE, PreventVariant.SDI).risk(TEN_YEARS, ASCVD))
                .isCloseTo(0.09368982666047604, within(1e-12))
                .isNotCloseTo(0.08027981243356698, within(1e-4));
    }

    /** The official package rounds to six places, preventr to three. */
    @Test
    void roundsNothing() {
        PreventEquation equation = PreventEquation.of(WORKED_EXAMPLE);
        for (PreventHorizon horizon : PreventHorizon.values()) {
            for (PreventOutcome outcome : PreventOutcome.values()) {
                double risk = equation.risk(horizon, outcome);
                double x = equation.linearPredictor(horizon, outcome);

                assertThat(risk).isEqualTo(StrictMath.exp(x) / (1 + StrictMath.exp(x)));
                assertThat(risk).isNotCloseTo(Math.round(risk * 1e6) / 1e6, within(1e-10));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"30, true, true", "59, true, true", "59.5, true, false", "60, true, false", "79, true, false"})
    void thirtyYearsArePublishedUpTo59(double age, boolean tenYears, boolean thirtyYears) {
        assertThat(TEN_YEARS.isFor(age)).isEqualTo(tenYears);
        assertThat(THIRTY_YEARS.isFor(age)).isEqualTo(thirtyYears);
    }

    @Test
    void anUnknownAddOnCountsByTheTermForIt() {
        PreventEquation uacr = PreventEquation.of(WORKED_EXAMPLE, PreventVariant.UACR);
        PreventEquation hba1c = PreventEquation.of(WORKED_EXAMPLE, PreventVariant.HBA1C);

        assertThat(uacr.contributions(TEN_YEARS, TOTAL_CVD))
                .containsEntry(PreventInput.UACR, 0.0132073)
                .doesNotContainKeys(PreventInput.HBA1C, PreventInput.SDI);
        assertThat(hba1c.contributions(THIRTY_YEARS, TOTAL_CVD))
                .containsEntry(PreventInput.HBA1C, -0.0024798)
                .doesNotContainKeys(PreventInput.UACR, PreventInput.SDI);
    }

    @Property
    void everyRiskIsAProbability(@ForAll("people") PreventInputs person, @ForAll PreventVariant variant) {
        PreventEquation equation = PreventEquation.of(person, variant);
        for (PreventHorizon horizon : PreventHorizon.values()) {
            for (PreventOutcome outcome : PreventOutcome.values()) {
                assertThat(equation.risk(horizon, outcome)).isFinite().isBetween(0.0, 1.0);
            }
        }
    }

    @Property
    void contributionsAddUpToTheLogOdds(@ForAll("people") PreventInputs person, @ForAll PreventVariant variant) {
        PreventEquation equation = PreventEquation.of(person, variant);
        for (PreventHorizon horizon : PreventHorizon.values()) {
            for (PreventOutcome outcome : PreventOutcome.values()) {
                double sum = equation.contributions(horizon, outcome).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();

                assertThat(sum + equation.constant(horizon, outcome))
                        .isCloseTo(equation.linearPredictor(horizon, outcome), within(1e-12));
            }
        }
    }

    @Property
    void anAddOnThatTheEquationDoesNotUseChangesNothing(@ForAll("people") PreventInputs person) {
        PreventAddOns known = person.addOns();
        for (PreventHorizon horizon : PreventHorizon.values()) {
            assertThat(PreventEquation.of(person, PreventVariant.BASE).risk(horizon, TOTAL_CVD))
                    .isEqualTo(
                            PreventEquation.of(person.with(PreventAddOns.NONE)).risk(horizon, TOTAL_CVD));
            assertThat(PreventEquation.of(person, PreventVariant.UACR).risk(horizon, TOTAL_CVD))
                    .isEqualTo(PreventEquation.of(
                                    person.with(new PreventAddOns(known.uacr(), NOT_KNOWN, NOT_KNOWN)),
                                    PreventVariant.UACR)
                            .risk(horizon, TOTAL_CVD));
        }
    }

    @Property
    void smokingRaisesEveryTenYearRisk(@ForAll("people") PreventInputs person, @ForAll PreventVariant variant) {
        for (PreventOutcome outcome : PreventOutcome.values()) {
            assertThat(PreventEquation.of(with(person, true, person.sbp()), variant)
                            .linearPredictor(TEN_YEARS, outcome))
                    .isGreaterThan(PreventEquation.of(with(person, false, person.sbp()), variant)
                            .linearPredictor(TEN_YEARS, outcome));
        }
    }

    @Property
    void totalCvdRiskRisesWithPressureFrom110(@ForAll("people") PreventInputs person, @ForAll PreventVariant variant) {
        double from = Math.max(person.sbp(), 110);

        assertThat(PreventEquation.of(with(person, person.smoking(), from + 1), variant)
                        .linearPredictor(TEN_YEARS, TOTAL_CVD))
                .isGreaterThan(PreventEquation.of(with(person, person.smoking(), from), variant)
                        .linearPredictor(TEN_YEARS, TOTAL_CVD));
    }

    private static int place(PreventTerm term) {
        return List.of(PreventTerm.values()).indexOf(term);
    }

    private static PreventInputs with(PreventInputs p, boolean smoking, double sbp) {
        return new PreventInputs(
                p.sex(),
                p.age(),
                p.totalC(),
                p.hdlC(),
                sbp,
                p.diabetes(),
                smoking,
                p.bmi(),
                p.egfr(),
                p.bpTreated(),
                p.statin(),
                p.addOns());
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
        Arbitrary<PreventAddOns> addOns = Combinators.combine(
                        between(0.1, 25000).injectNull(0.3),
                        between(4.5, 15).injectNull(0.3),
                        Arbitraries.integers()
                                .between(1, 10)
                                .map(Double::valueOf)
                                .injectNull(0.3))
                .as((uacr, hba1c, sdi) -> new PreventAddOns(
                        uacr == null ? NOT_KNOWN : uacr,
                        hba1c == null ? NOT_KNOWN : hba1c,
                        sdi == null ? NOT_KNOWN : sdi));
        return Combinators.combine(Arbitraries.of(Sex.FEMALE, Sex.MALE), amounts, flag, flag, flag, flag, addOns)
                .as((sex, a, dm, smoking, treated, statin, more) ->
                        new PreventInputs(sex, a[0], a[1], a[2], a[3], dm, smoking, a[4], a[5], treated, statin, more));
    }

    private static Arbitrary<Double> between(double low, double high) {
        return Arbitraries.doubles().between(low, high);
    }
}
