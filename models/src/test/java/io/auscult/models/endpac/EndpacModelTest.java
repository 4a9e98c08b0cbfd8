package io.auscult.models.endpac;

import static io.auscult.core.fixture.GivenChart.NOW;
import static io.auscult.core.fixture.GivenChart.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.auscult.core.derived.NewOnsetDiabetes;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.WayOut;
import io.auscult.models.Models;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpacModelTest {
    private static final int ONSET = 40;

    private final EndpacModel model = new EndpacModel();

    /** A man of 66 whose weight fell by 5 kg while his glucose rose; the onset is 40 days ago. */
    private static GivenChart newDiabetes() {
        return withYearBefore().observed("hba1c", "6.5", daysAgo(ONSET));
    }

    private static GivenChart withYearBefore() {
        return withoutGlucoseBefore().observed("fasting-glucose", "98", daysAgo(ONSET + 360));
    }

    private static GivenChart withoutGlucoseBefore() {
        return GivenChart.chart()
                .person(Sex.MALE, "1960-01-01")
                .observed("fasting-glucose", "134", daysAgo(ONSET - 2))
                .observed("body-weight", "90", daysAgo(ONSET + 370))
                .observed("body-weight", "85", daysAgo(ONSET - 1));
    }

    @Test
    void scoresNewOnsetDiabetesWithWeightLoss() {
        RiskScored scored = scored(newDiabetes());

        assertThat(scored.value("score")).isEqualTo(7);
        assertThat(scored.band()).isEqualTo("high");
        assertThat(scored.scores()).containsExactly(new Signal.Score("score", 7, "3yr", "points"));
        assertThat(scored.contributions())
                .containsExactly(
                        new Contribution("glucose", 3), new Contribution("body-weight", 4), new Contribution("age", 0));
        assertThat(scored.inputs())
                .extracting(Input::name, Input::value, Input::at)
                .containsExactly(
                        tuple("age", "66", null),
                        tuple("glucose-at-onset", "134", daysAgo(ONSET - 2)),
                        tuple("glucose-one-year-before", "98", daysAgo(ONSET + 360)),
                        tuple("weight-at-onset", "85", daysAgo(ONSET - 1)),
                        tuple("weight-one-year-before", "90", daysAgo(ONSET + 370)));
        assertThat(scored.caveats()).isEmpty();
        assertThat(scored.reassessAt()).isEqualTo(daysAgo(ONSET - 365));
    }

    @Test
    void anHba1cOf64IsNotDiabetes() {
        assertNoNewDiabetes(withYearBefore().observed("hba1c", "6.4", daysAgo(ONSET)));
    }

    @ParameterizedTest
    @CsvSource({"90, true", "91, false"})
    void oneHighGlucoseNeedsASecondWithin90Days(int days, boolean newDiabetes) {
        GivenChart given = withYearBefore().observed("glucose", "200", daysAgo(ONSET - 2 + days));

        assertThat(NewOnsetDiabetes.find(given.build(), NOW).isPresent()).isEqualTo(newDiabetes);
    }

    @Test
    void aRandomGlucoseOf199IsNoSecond() {
        assertNoNewDiabetes(withYearBefore().observed("glucose", "199", daysAgo(ONSET)));
    }

    @ParameterizedTest
    @CsvSource({"90, true", "91, false"})
    void aDrugWithin90DaysConfirmsToo(int days, boolean newDiabetes) {
        GivenChart given = withYearBefore().drug("antidiabetic", true, daysAgo(ONSET - 2 + days));

        assertThat(NewOnsetDiabetes.find(given.build(), NOW).isPresent()).isEqualTo(newDiabetes);
    }

    @Test
    void theOnsetIsTheFirstOfTheMeasuresThatShowIt() {
        NewOnsetDiabetes onset =
                NewOnsetDiabetes.find(newDiabetes().build(), NOW).orElseThrow();

        assertThat(onset.index().at()).isEqualTo(daysAgo(ONSET));
    }

    @Test
    void anOnsetOfMoreThanAYearAgoIsNotNew() {
        assertNoNewDiabetes(newDiabetes().observed("hba1c", "7.0", daysAgo(366)));
    }

    @Test
    void diabetesInTheLaboratoryRecordYearsAgoIsNotNew() {
        assertNoNewDiabetes(newDiabetes().observed("hba1c", "9.0", daysAgo(3000)));
    }

    @Test
    void aChartWithoutMeasuresHasNoNewDiabetes() {
        assertNoNewDiabetes(GivenChart.chart().person(Sex.MALE, "1960-01-01"));
    }

    @Test
    void needsAMeasureOutOfTheRangeBefore() {
        assertThat(problems(withoutGlucoseBefore().observed("hba1c", "6.5", daysAgo(ONSET))))
                .extracting(Problem::input, Problem::kind)
                .contains(
                        tuple("new-onset-diabetes", Kind.OUTSIDE_POPULATION),
                        tuple("glucose-one-year-before", Kind.MISSING));
    }

    @ParameterizedTest
    @CsvSource({"91, true", "90, false", "548, true", "549, false"})
    void theMeasureBeforeIs91To548DaysOlder(int days, boolean assessable) {
        GivenChart given = withoutGlucoseBefore()
                .observed("hba1c", "6.5", daysAgo(ONSET))
                .observed("glucose", "110", daysAgo(ONSET + days));

        assertThat(model.assess(given.build(), NOW) instanceof RiskScored).isEqualTo(assessable);
    }

    @ParameterizedTest
    @CsvSource({"1976-01-21, true", "1976-01-22, false", "1940-01-22, true", "1940-01-21, false"})
    void isForAnOnsetAt50To85Years(String born, boolean assessable) {
        assertThat(model.assess(newDiabetes().person(Sex.MALE, born).build(), NOW) instanceof RiskScored)
                .isEqualTo(assessable);
    }

    @ParameterizedTest
    @CsvSource({"90, true", "91, false"})
    void aDiagnosisMoreThan90DaysBeforeTheOnsetIsEarlierDiabetes(int days, boolean assessable) {
        GivenChart given = newDiabetes().condition("diabetes", "active", daysAgo(ONSET + days));

        assertThat(model.assess(given.build(), NOW) instanceof RiskScored).isEqualTo(assessable);
    }

    @Test
    void aDrugStartedLongBeforeTheOnsetIsEarlierDiabetes() {
        assertThat(problems(newDiabetes().drug("antidiabetic", false, daysAgo(ONSET + 400))))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("antidiabetic", Kind.OUTSIDE_POPULATION));
    }

    @ParameterizedTest
    @CsvSource({"active-cancer, active", "pancreatic-cancer, active", "pancreatic-cancer, resolved"})
    void isNotForPatientsWithCancer(String cancer, String status) {
        assertThat(problems(newDiabetes().condition(cancer, status, daysAgo(10))))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple(cancer, Kind.OUTSIDE_POPULATION));
    }

    @Test
    void estimatesGlucoseFromHba1cOnlyWhereThereIsNone() {
        RiskScored scored = scored(GivenChart.chart()
                .person(Sex.MALE, "1960-01-01")
                .observed("hba1c", "6.5", daysAgo(ONSET))
                .observed("hba1c", "5.2", daysAgo(ONSET + 365))
                .observed("body-weight", "90", daysAgo(ONSET + 370))
                .observed("body-weight", "85", daysAgo(ONSET - 1)));

        assertThat(scored.contributions().getFirst()).isEqualTo(new Contribution("glucose", 2));
        assertThat(scored.caveats())
                .containsExactly(
                        "The glucose at onset was estimated from HbA1c as 140 mg/dL, because no glucose is recorded.",
                        "The glucose one year before was estimated from HbA1c as 103 mg/dL, because no glucose is recorded.");
        assertThat(scored.inputs()).extracting(Input::name).contains("glucose-at-onset-as-hba1c");
    }

    /** A single fasting 130 a year ago was never confirmed, so it is no diabetes: it scores by its category like any other. */
    @Test
    void aGlucoseOf126OrMoreAYearBeforeCountsAsPrinted() {
        RiskScored scored = scored(withoutGlucoseBefore()
                .observed("hba1c", "6.5", daysAgo(ONSET))
                .observed("fasting-glucose", "130", daysAgo(ONSET + 365))
                .observed("fasting-glucose", "98", daysAgo(ONSET + 200)));

        assertThat(scored.inputs())
                .extracting(Input::name, Input::value)
                .contains(tuple("glucose-one-year-before", "130"));
        assertThat(scored.contributions().getFirst()).isEqualTo(new Contribution("glucose", 0));
    }

    @Test
    void fastingAndOtherGlucoseScoreAlike() {
        RiskScored fasting = scored(withoutGlucoseBefore()
                .observed("hba1c", "6.5", daysAgo(ONSET))
                .observed("fasting-glucose", "105", daysAgo(ONSET + 365)));
        RiskScored other = scored(withoutGlucoseBefore()
                .observed("hba1c", "6.5", daysAgo(ONSET))
                .observed("glucose", "105", daysAgo(ONSET + 365)));

        assertThat(other.scores()).isEqualTo(fasting.scores());
        assertThat(other.contributions()).isEqualTo(fasting.contributions());
    }

    @Test
    void roundsTheChangeOfWeightAndSaysSo() {
        RiskScored scored = scored(GivenChart.chart()
                .person(Sex.MALE, "1960-01-01")
                .observed("hba1c", "6.5", daysAgo(ONSET))
                .observed("fasting-glucose", "134", daysAgo(ONSET - 2))
                .observed("fasting-glucose", "98", daysAgo(ONSET + 360))
                .observed("body-weight", "90.00", daysAgo(ONSET + 370))
                .observed("body-weight", "86.05", daysAgo(ONSET - 1)));

        assertThat(scored.contributions().get(1)).isEqualTo(new Contribution("body-weight", 4));
        assertThat(scored.caveats()).containsExactly("The weight change of -3.95 was scored as -4.0.");
    }

    /** The trial leaves out diabetes by steroids at its judgement; no chart says what caused it, and the card says that. */
    @Test
    void aSteroidChangesNothingAndTheCardSaysSo() {
        GivenChart withSteroid = newDiabetes().drug("systemic-steroid", true, daysAgo(ONSET + 20));

        assertThat(model.assess(withSteroid.build(), NOW))
                .isEqualTo(model.assess(newDiabetes().build(), NOW));
        assertThat(Models.card("endpac").choices())
                .anySatisfy(choice -> assertThat(choice).contains("steroids", "by judgement"));
    }

    @Test
    void saysWhichWeightAndGlucoseWouldGiveAnotherBand() {
        assertThat(scored(newDiabetes()).explanation())
                .satisfies(why -> assertThat(why.method()).isEqualTo("points of the score"))
                .extracting(Explanation::waysOut)
                .isEqualTo(List.of(
                        new WayOut("weight-at-onset", "94.0", "kg", "very_low"),
                        new WayOut("weight-at-onset", "92.0", "kg", "intermediate")));
    }

    @Test
    void takesTheWeightNearestToTheTime() {
        RiskScored scored = scored(newDiabetes()
                .observed("body-weight", "80", daysAgo(ONSET + 89))
                .observed("body-weight", "70", daysAgo(ONSET + 500)));

        assertThat(scored.contributions().get(1)).isEqualTo(new Contribution("body-weight", 4));
    }

    @Test
    void saysWhyAWeightCannotBeUsed() {
        GivenChart given = GivenChart.chart()
                .person(Sex.MALE, "1960-01-01")
                .observed("hba1c", "6.5", daysAgo(ONSET))
                .observed("fasting-glucose", "98", daysAgo(ONSET + 360))
                .observedIn("stone", "body-weight", "14", daysAgo(ONSET));

        assertThat(problems(given))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(
                        tuple("weight-at-onset", Kind.NOT_UNDERSTOOD), tuple("weight-one-year-before", Kind.MISSING));
    }

    @Test
    void isNotForTheDead() {
        assertThat(problems(newDiabetes().died()))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("deceased", Kind.OUTSIDE_POPULATION));
    }

    @Test
    void aBirthDateThatIsNotKnownToTheDayIsNamed() {
        assertThat(problems(newDiabetes().person(Sex.MALE, null)))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("age", Kind.MISSING));
    }

    @Test
    void anImplausibleGlucoseOfAYearBeforeIsNamedAndNotUsed() {
        assertThat(problems(withoutGlucoseBefore()
                        .observed("hba1c", "6.5", daysAgo(ONSET))
                        .observed("glucose", "9000", daysAgo(ONSET + 365))))
                .extracting(Problem::input, Problem::kind)
                .contains(tuple("glucose-one-year-before", Kind.IMPLAUSIBLE));
    }

    private void assertNoNewDiabetes(GivenChart given) {
        assertThat(problems(given))
                .containsExactly(new Problem(
                        "new-onset-diabetes",
                        Kind.OUTSIDE_POPULATION,
                        "There is no new-onset diabetes in the last 12 months."));
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
