package io.auscult.models.prevent;

import static io.auscult.core.fixture.GivenChart.NOW;
import static io.auscult.core.fixture.GivenChart.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.RiskScored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreventModelTest {
    private static final Set<String> ADD_ONS =
            Set.of("urine-albumin-creatinine-ratio", "hba1c", "social-deprivation-index");

    private final PreventModel model = new PreventModel();

    /** The worked example of the supplement as a chart: a woman of 50. */
    private static GivenChart workedExample() {
        return withoutPressure().observed("systolic-bp", "160", daysAgo(5));
    }

    private static GivenChart withoutPressure() {
        return withoutBody()
                .observed("body-mass-index", "35", daysAgo(5))
                .observed("egfr-ckd-epi-2021", "90", daysAgo(20));
    }

    private static GivenChart withoutBody() {
        return GivenChart.chart()
                .person(Sex.FEMALE, "1975-06-15")
                .observed("total-cholesterol", "200", daysAgo(30))
                .observed("hdl-cholesterol", "45", daysAgo(30))
                .condition("diabetes", "active", daysAgo(900))
                .smoking("not-current-smoker", daysAgo(5))
                .drug("antihypertensive", true, daysAgo(300));
    }

    @Test
    void scoresTheWorkedExampleOfThePaper() {
        RiskScored scored = scored(workedExample());

        assertThat(scored.scores())
                .extracting(Signal.Score::name)
                .containsExactly(
                        "total_cvd",
                        "ascvd",
                        "heart_failure",
                        "chd",
                        "stroke",
                        "total_cvd_30yr",
                        "ascvd_30yr",
                        "heart_failure_30yr",
                        "chd_30yr",
                        "stroke_30yr");
        assertThat(scored.value("total_cvd")).isCloseTo(0.14683939095644824, within(1e-12));
        assertThat(scored.value("stroke")).isCloseTo(0.054007794606351675, within(1e-12));
        assertThat(scored.value("total_cvd_30yr")).isCloseTo(0.5298503870635785, within(1e-12));
        assertThat(scored.scores())
                .allMatch(s -> s.horizon().equals(s.name().endsWith("_30yr") ? "30yr" : "10yr"))
                .allMatch(s -> s.scale().equals("probability"));
        assertThat(scored.band()).isEqualTo("scored");
        assertThat(scored.caveats()).isEmpty();
    }

    @Test
    void namesEveryInputWithItsValueDateAndSource() {
        assertThat(scored(workedExample()).inputs())
                .extracting(Input::name, Input::value)
                .containsExactly(
                        tuple("sex", "female"),
                        tuple("age", "50"),
                        tuple("total-cholesterol", "200"),
                        tuple("hdl-cholesterol", "45"),
                        tuple("systolic-bp", "160"),
                        tuple("diabetes", "yes"),
                        tuple("smoking-status", "not-current-smoker"),
                        tuple("body-mass-index", "35"),
                        tuple("egfr-ckd-epi-2021", "90"),
                        tuple("antihypertensive", "yes"),
                        tuple("statin", "no"));
        assertThat(scored(workedExample()).inputs())
                .filteredOn(input -> input.name().equals("systolic-bp"))
                .singleElement()
                .satisfies(input -> assertThat(input.at()).isEqualTo(daysAgo(5)))
                .satisfies(input -> assertThat(input.source()).isEqualTo("ehr"));
    }

    @Test
    void contributionsSpeakOfTotalCvdInTenYears() {
        PreventEquation equation =
                PreventEquation.of(new PreventInputs(Sex.FEMALE, 50, 200, 45, 160, true, false, 35, 90, true, false));

        assertThat(sum(scored(workedExample())))
                .isCloseTo(
                        equation.linearPredictor(PreventHorizon.TEN_YEARS, PreventOutcome.TOTAL_CVD)
                                - equation.constant(PreventHorizon.TEN_YEARS, PreventOutcome.TOTAL_CVD),
                        within(1e-12));
        assertThat(scored(workedExample()).explanation().method())
                .isEqualTo("terms of the base equation, 10 years, in log-odds of total CVD");
        assertThat(scored(workedExample()).explanation().waysOut()).isEmpty();
    }

    private static double sum(RiskScored scored) {
        return scored.contributions().stream().mapToDouble(Contribution::amount).sum();
    }

    /** Supplement S12B, C, D and E: UACR 40, HbA1c 7.5, SDI 8. */
    @ParameterizedTest
    @CsvSource({
        "40, , , 0.15992298123481016, the equation with UACR",
        ", 7.5, , 0.13586705019403117, the equation with HbA1c",
        ", , 8, 0.1565456427896422, the equation with SDI",
        "40, 7.5, 8, 0.15597624665790258, 'the full equation (UACR, HbA1c, SDI)'"
    })
    void takesTheRichestEquationThatTheChartAllowsAndSaysWhich(
            @Nullable String uacr, @Nullable String hba1c, @Nullable String sdi, double risk, String words) {
        RiskScored scored = scored(withAddOns(uacr, hba1c, sdi));

        assertThat(scored.value("total_cvd")).isCloseTo(risk, within(1e-12));
        assertThat(scored.explanation().method()).startsWith("terms of " + words);
        assertThat(scored.caveats()).isEmpty();
        assertThat(scored.inputs().stream().map(Input::name).filter(ADD_ONS::contains))
                .hasSize((int)
                        Stream.of(uacr, hba1c, sdi).filter(Objects::nonNull).count());
    }

    @Test
    void theFullEquationCountsTheThirdAddOnAsNotKnownAndNamesIt() {
        RiskScored scored = scored(withAddOns("40", "7.5", null));

        assertThat(scored.inputs())
                .extracting(Input::name, Input::value)
                .contains(tuple("social-deprivation-index", "not known"));
        assertThat(scored.contributions())
                .filteredOn(part -> part.input().equals("social-deprivation-index"))
                .singleElement()
                .satisfies(part -> assertThat(part.amount()).isNotZero());
    }

    @ParameterizedTest
    @CsvSource({
        "urine-albumin-creatinine-ratio, 0.05, is outside 0.1 to 25000 mg/g",
        "urine-albumin-creatinine-ratio, 60000, the value is outside what is plausible",
        "hba1c, 4.2, is outside 4.5 to 15 %",
        "social-deprivation-index, 4.5, is no whole decile"
    })
    void doesWithoutAnAddOnThatMayNotBeUsedAndSaysSo(String concept, String amount, String why) {
        RiskScored scored = scored(workedExample().observed(concept, amount, daysAgo(3)));

        assertThat(scored.value("total_cvd")).isCloseTo(0.14683939095644824, within(1e-12));
        assertThat(scored.caveats())
                .singleElement()
                .asString()
                .contains(concept, why, "The risk is by an equation that does without it.");
    }

    @Test
    void doesWithoutAStaleAddOnAndSaysSo() {
        Instant justFresh = daysAgo(GivenChart.FRESH_DAYS).plusSeconds(1);

        assertThat(scored(workedExample().observed("hba1c", "7.5", daysAgo(GivenChart.FRESH_DAYS)))
                        .caveats())
                .singleElement()
                .asString()
                .startsWith("The newest hba1c is of 2024-03-02, older than 730 days.");
        assertThat(scored(workedExample().observed("hba1c", "7.5", justFresh)).reassessAt())
                .isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void aBoundIsNoAddOn() {
        assertThat(scored(workedExample().observedBound("urine-albumin-creatinine-ratio", "<3", daysAgo(1)))
                        .caveats())
                .singleElement()
                .asString()
                .startsWith("The newest urine-albumin-creatinine-ratio cannot be used");
    }

    /** A port gives a 30-year number up to any age, with a warning at most. */
    @ParameterizedTest
    @CsvSource({"1966-03-03, 10", "1966-03-02, 5", "1946-03-03, 5"})
    void looks30YearsAheadOnlyUpTo59(String born, int scores) {
        RiskScored scored = scored(workedExample().person(Sex.FEMALE, born));

        assertThat(scored.scores()).hasSize(scores);
        assertThat(scored.score("total_cvd_30yr").isPresent()).isEqualTo(scores == 10);
        assertThat(scored.caveats())
                .filteredOn(caveat -> caveat.contains("30 years ahead only up to the age of 59"))
                .hasSize(scores == 10 ? 0 : 1);
    }

    private static GivenChart withAddOns(@Nullable String uacr, @Nullable String hba1c, @Nullable String sdi) {
        GivenChart given = workedExample();
        if (uacr != null) {
            given.observed("urine-albumin-creatinine-ratio", uacr, daysAgo(40));
        }
        if (hba1c != null) {
            given.observed("hba1c", hba1c, daysAgo(50));
        }
        if (sdi != null) {
            given.observed("social-deprivation-index", sdi, daysAgo(60));
        }
        return given;
    }

    @Test
    void collectsEverythingThatIsMissing() {
        assertThat(problems(GivenChart.chart().person(Sex.MALE, "1960-01-01")))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(
                        tuple("total-cholesterol", Kind.MISSING),
                        tuple("hdl-cholesterol", Kind.MISSING),
                        tuple("systolic-bp", Kind.MISSING),
                        tuple("smoking-status", Kind.MISSING),
                        tuple("body-mass-index", Kind.MISSING),
                        tuple("creatinine", Kind.MISSING));
    }

    @Test
    void anEmptyChartIsNotAssessable() {
        assertThat(problems(GivenChart.chart())).extracting(Problem::input).contains("sex", "age", "systolic-bp");
    }

    @ParameterizedTest
    @CsvSource({"1996-03-02, true", "1996-03-03, false", "1946-03-03, true", "1946-03-02, false"})
    void isForAges30To79(String born, boolean assessable) {
        GivenChart given = workedExample().person(Sex.FEMALE, born);

        assertThat(model.assess(given.build(), NOW) instanceof RiskScored).isEqualTo(assessable);
    }

    @ParameterizedTest
    @CsvSource({"90, true", "89.9, false", "180, true", "180.1, false"})
    void givesNoNumberOutsideTheRangeOfPressure(String systolic, boolean assessable) {
        Signal signal = model.assess(
                withoutPressure().observed("systolic-bp", systolic, daysAgo(1)).build(), NOW);

        assertThat(signal instanceof RiskScored).isEqualTo(assessable);
        if (signal instanceof NotAssessable not) {
            assertThat(not.problems())
                    .extracting(Problem::input, Problem::kind)
                    .containsExactly(tuple("systolic-bp", Kind.OUTSIDE_POPULATION));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"coronary-heart-disease", "stroke", "heart-failure"})
    void isNotForPeopleWhoEverHadCardiovascularDisease(String disease) {
        assertThat(problems(workedExample().condition(disease, "resolved", daysAgo(4000))))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple(disease, Kind.OUTSIDE_POPULATION));
    }

    @Test
    void isPublishedForFemaleAndMale() {
        assertThat(problems(workedExample().person(Sex.OTHER, "1975-06-15")))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("sex", Kind.OUTSIDE_POPULATION));
    }

    @Test
    void aValueGoesStaleAtTheEndOfItsFreshness() {
        Instant justStale = daysAgo(GivenChart.FRESH_DAYS);
        Instant justFresh = justStale.plusSeconds(1);

        assertThat(problems(withoutPressure().observed("systolic-bp", "120", justStale)))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("systolic-bp", Kind.STALE));
        assertThat(scored(withoutPressure().observed("systolic-bp", "120", justFresh))
                        .reassessAt())
                .isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void looksAgainOnTheNextBirthday() {
        assertThat(scored(workedExample()).reassessAt()).isEqualTo("2026-06-15T00:00:00Z");
    }

    @Test
    void passesOverAnImplausibleValueAndSaysSo() {
        RiskScored scored = scored(workedExample().observed("systolic-bp", "1600", daysAgo(1)));

        assertThat(scored.value("total_cvd")).isCloseTo(0.14683939095644824, within(1e-12));
        assertThat(scored.caveats())
                .containsExactly(
                        "A newer systolic-bp, of 2026-03-01, was not used: the value is outside what is plausible.");
    }

    @Test
    void saysWhyTheOnlyValueCannotBeUsed() {
        assertThat(problems(withoutPressure().observedIn("kPa", "systolic-bp", "21", daysAgo(1))))
                .containsExactly(new Problem(
                        "systolic-bp",
                        Kind.NOT_UNDERSTOOD,
                        "The newest systolic-bp cannot be used: the unit is not one this concept accepts."));
        assertThat(problems(withoutPressure().observed("systolic-bp", "1600", daysAgo(1))))
                .extracting(Problem::kind)
                .containsExactly(Kind.IMPLAUSIBLE);
    }

    @Test
    void doesNotUseAPreliminaryResult() {
        assertThat(problems(withoutPressure().observedWithStatus("preliminary", "systolic-bp", "120", daysAgo(1))))
                .extracting(Problem::kind)
                .containsExactly(Kind.MISSING);
    }

    @Test
    void computesBodyMassIndexWhenNoneIsRecorded() {
        RiskScored scored = scored(withoutBody()
                .observed("systolic-bp", "160", daysAgo(5))
                .observed("egfr-ckd-epi-2021", "90", daysAgo(20))
                .observed("body-weight", "111", daysAgo(5))
                .observed("body-height", "188", daysAgo(100)));

        assertThat(scored.inputs())
                .extracting(Input::name, Input::value)
                .contains(tuple("body-weight", "111"), tuple("body-height", "188"), tuple("body-mass-index", "31.4"));
        assertThat(scored.caveats())
                .containsExactly("The body mass index was computed from body weight and body height.");
    }

    @Test
    void computesTheEgfrFromANewerCreatinine() {
        RiskScored scored = scored(workedExample().observed("creatinine", "1.5", daysAgo(10)));

        assertThat(scored.inputs())
                .extracting(Input::name, Input::value)
                .contains(tuple("creatinine", "1.5"), tuple("egfr-ckd-epi-2021", "42"));
    }

    @Test
    void takesAReportedEgfrThatIsNewerThanTheCreatinine() {
        RiskScored scored = scored(workedExample().observed("creatinine", "1.5", daysAgo(21)));

        assertThat(scored.inputs()).extracting(Input::name).doesNotContain("creatinine");
        assertThat(scored.value("total_cvd")).isCloseTo(0.14683939095644824, within(1e-12));
    }

    @Test
    void takesNoUnknownAnswerAboutSmokingForANo() {
        assertThat(problems(workedExample().smoking("sometimes", daysAgo(1))))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("smoking-status", Kind.NOT_UNDERSTOOD));
    }

    @Test
    void anOldAnswerAboutSmokingIsStale() {
        GivenChart given = GivenChart.chart().smoking("current-smoker", daysAgo(GivenChart.FRESH_DAYS));

        assertThat(problems(given))
                .extracting(Problem::input, Problem::kind)
                .contains(tuple("smoking-status", Kind.STALE));
    }

    @Test
    void countsOnlyDrugsInForceAndActiveDiabetes() {
        double treated = scored(workedExample()).value("total_cvd");

        assertThat(scored(workedExample().drug("statin", false, daysAgo(10))).value("total_cvd"))
                .isEqualTo(treated);
        assertThat(scored(workedExample().drug("statin", true, daysAgo(10))).value("total_cvd"))
                .isLessThan(treated);
    }

    @Test
    void leavesWhatIsDatedInTheFutureAlone() {
        RiskScored scored = scored(workedExample().observed("systolic-bp", "120", NOW.plus(Duration.ofDays(30))));

        assertThat(scored.value("total_cvd")).isCloseTo(0.14683939095644824, within(1e-12));
    }

    @Test
    void severalProblemsAreAllNamedAtOnce() {
        GivenChart given = GivenChart.chart()
                .person(Sex.UNKNOWN, null)
                .observed("total-cholesterol", "2000", daysAgo(1))
                .observedBound("hdl-cholesterol", "<3", daysAgo(1))
                .observedIn("stone", "systolic-bp", "120", daysAgo(1))
                .observed("body-mass-index", "30", daysAgo(GivenChart.FRESH_DAYS))
                .observedWithStatus("preliminary", "creatinine", "1.0", daysAgo(1))
                .smoking("sometimes", daysAgo(1));

        assertThat(problems(given))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(
                        tuple("sex", Kind.MISSING),
                        tuple("age", Kind.MISSING),
                        tuple("total-cholesterol", Kind.IMPLAUSIBLE),
                        tuple("hdl-cholesterol", Kind.NOT_UNDERSTOOD),
                        tuple("systolic-bp", Kind.NOT_UNDERSTOOD),
                        tuple("smoking-status", Kind.NOT_UNDERSTOOD),
                        tuple("body-mass-index", Kind.STALE),
                        tuple("creatinine", Kind.MISSING));
    }

    @Test
    void isNotForTheDead() {
        assertThat(problems(workedExample().died()))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("deceased", Kind.OUTSIDE_POPULATION));
    }

    @Test
    void aChildIsYoungerUntilTheBirthdayThatCounts() {
        Signal signal =
                model.assess(workedExample().person(Sex.FEMALE, "2000-06-15").build(), NOW);

        assertThat(((NotAssessable) signal).problems())
                .containsExactly(new Problem(
                        "age",
                        Kind.OUTSIDE_POPULATION,
                        "PREVENT is published for 30 to 79 years; the patient is younger."));
    }

    @Test
    void anImplausibleReportedEgfrIsReplacedByTheCreatinineAndThatIsSaid() {
        RiskScored scored = scored(withoutBody()
                .observed("systolic-bp", "160", daysAgo(5))
                .observed("body-mass-index", "35", daysAgo(5))
                .observed("egfr-ckd-epi-2021", "999", daysAgo(1))
                .observed("creatinine", "0.8", daysAgo(20)));

        assertThat(scored.caveats())
                .contains("The newest egfr-ckd-epi-2021 cannot be used: the value is outside what is plausible.");
    }

    private RiskScored scored(GivenChart given) {
        Signal signal = model.assess(given.build(), NOW);
        assertThat(signal).isInstanceOf(RiskScored.class);
        return (RiskScored) signal;
    }

    private List<Problem> problems(GivenChart given) {
        return assertThat(model.assess(given.build(), NOW))
                .asInstanceOf(InstanceOfAssertFactories.type(NotAssessable.class))
                .actual()
                .problems();
    }
}
