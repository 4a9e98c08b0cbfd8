package io.auscult.models.onnx;

import static io.auscult.core.fixture.GivenChart.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.RiskScored;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a card takes from a chart, seen in the numbers that the model is given. */
class OnnxModelTest {
    /** A model whose score is its one input, whatever the card makes of it. */
    private static GivenFolder echo(String input) {
        return columns("- {name: x, allowed: any, " + input + "}", 1f);
    }

    private static GivenFolder columns(String inputs, float... weights) {
        return GivenFolder.of(SomeGraphs.linear(weights))
                .inputs(inputs)
                .onnx("{input: X, output: sum, sha256: SHA256}")
                .with("score: {scale: points}")
                .with("run: {milliseconds: 1000}")
                .vectors(
                        "{\"groups\": [{\"name\": \"one\", \"vectors\": [{\"id\": \"a\", \"inputs\": {}, \"expected\": {}}]}]}");
    }

    private static Signal assess(GivenFolder folder, GivenChart chart) {
        try (ModelFolder loaded = folder.load()) {
            return loaded.published().onChart().orElseThrow().assess(chart.build(), GivenChart.NOW);
        }
    }

    private static double score(GivenFolder folder, GivenChart chart) {
        return ((RiskScored) assess(folder, chart)).value("score");
    }

    private static GivenChart person() {
        return GivenChart.chart().person(Sex.MALE, "1960-01-01");
    }

    private static GivenChart creatinines() {
        return person().observed("creatinine", "2", daysAgo(300))
                .observed("creatinine", "1", daysAgo(200))
                .observed("creatinine", "4", daysAgo(100))
                .observed("creatinine", "3", daysAgo(10));
    }

    @ParameterizedTest
    @CsvSource({
        "newest, P365D, 3",
        "oldest, P365D, 2",
        "oldest, P250D, 1",
        "min, P365D, 1",
        "max, P365D, 4",
        "max, P50D, 3",
        "mean, P365D, 2.5",
        "mean, P150D, 3.5"
    })
    void takesWhatTheCardSays(String take, String window, double expected) {
        GivenFolder folder =
                echo("concept: creatinine, unit: mg/dL, range: [0, 30], take: " + take + ", window: " + window);

        assertThat(score(folder, creatinines())).isEqualTo(expected);
    }

    @Test
    void counts() {
        assertThat(score(echo("concept: creatinine, range: [0, 30], take: count, window: P250D"), creatinines()))
                .isEqualTo(3);
        assertThat(score(echo("concept: creatinine, range: [0, 30], take: count"), person()))
                .isZero();
    }

    @Test
    void knowsWhatIsPresent() {
        GivenFolder folder = echo("concept: statin, take: present");

        assertThat(score(folder, person())).isZero();
        assertThat(score(folder, person().drug("statin", true, daysAgo(900)))).isEqualTo(1);
        assertThat(score(folder, person().drug("statin", false, daysAgo(9)))).isZero();
        assertThat(score(
                        echo("concept: diabetes, take: present"), person().condition("diabetes", "active", daysAgo(9))))
                .isEqualTo(1);
    }

    @Test
    void takesTheSexAndTheAge() {
        assertThat(score(echo("concept: sex, transform: {map: {female: 7, male: 9}}"), person()))
                .isEqualTo(9);
        assertThat(score(echo("concept: age, range: [18, 100]"), person())).isEqualTo(66);
    }

    @ParameterizedTest
    @CsvSource({"log, 1.0986123", "log10, 0.4771213", "log1p, 1.3862944", "none, 3"})
    void transforms(String transform, double expected) {
        GivenFolder folder = echo("concept: creatinine, unit: mg/dL, range: [0.1, 30], transform: " + transform);

        assertThat(score(folder, creatinines())).isCloseTo(expected, within(1e-6));
    }

    @Test
    void givesEachWordAColumnOfItsOwn() {
        GivenFolder folder = columns(
                "- {name: smoking, concept: smoking-status, transform: {one-hot: [not-current-smoker, current-smoker]}, allowed: any}",
                10,
                20);

        assertThat(score(folder, person().smoking("current-smoker", daysAgo(5))))
                .isEqualTo(20);
        assertThat(score(folder, person().smoking("not-current-smoker", daysAgo(5))))
                .isEqualTo(10);
        assertThat(problems(assess(folder, person()))).containsExactly(Tuple.tuple("smoking", Kind.MISSING));
    }

    @Test
    void computesTheBodyMassIndexFromWeightAndHeight() {
        Signal signal = assess(
                echo("concept: body-mass-index, unit: kg/m2, range: [10, 60]"),
                person().observed("body-weight", "80", daysAgo(3)).observed("body-height", "200", daysAgo(3)));

        assertThat(((RiskScored) signal).value("score")).isEqualTo(20);
        assertThat(((RiskScored) signal).inputs())
                .extracting(Input::name)
                .containsExactly("body-weight", "body-height", "x");
    }

    @Test
    void fillsInWhatIsMissingAsTheCardSaysAndSaysSo() {
        GivenFolder folder = columns(
                "- {name: x, concept: creatinine, unit: mg/dL, range: [0.1, 30], missing: {impute: 0.9, flag: x_missing}, allowed: any}",
                1,
                100);
        RiskScored filled = (RiskScored) assess(folder, person());

        assertThat(filled.value("score")).isCloseTo(100.9, within(1e-4));
        assertThat(filled.caveats())
                .containsExactly("There is no creatinine in the last 730 days. The model was given 0.9 mg/dL instead.");
        assertThat(score(folder, creatinines())).isEqualTo(3);
    }

    @Test
    void neverFillsInWhatIsThereAndCannotBeUsed() {
        GivenFolder folder = echo("concept: creatinine, unit: mg/dL, range: [0.1, 30], missing: {impute: 0.9}");

        assertThat(problems(assess(folder, person().observed("creatinine", "999", daysAgo(1)))))
                .containsExactly(Tuple.tuple("x", Kind.IMPLAUSIBLE));
        assertThat(problems(assess(folder, person().observedBound("creatinine", "<5", daysAgo(1)))))
                .containsExactly(Tuple.tuple("x", Kind.NOT_UNDERSTOOD));
        assertThat(problems(assess(folder, person().observedWithStatus("preliminary", "creatinine", "1", daysAgo(1)))))
                .containsExactly(Tuple.tuple("x", Kind.MISSING));
    }

    @Test
    void aBoundThatCouldBeTheHighestLeavesTheAnswerOpen() {
        GivenFolder folder = echo("concept: creatinine, unit: mg/dL, range: [0.1, 30], take: max, window: P365D");

        assertThat(problems(assess(folder, creatinines().observedBound("creatinine", ">3", daysAgo(1)))))
                .containsExactly(Tuple.tuple("x", Kind.NOT_UNDERSTOOD));
        assertThat(score(folder, creatinines().observedBound("creatinine", "<4", daysAgo(1))))
                .isEqualTo(4);
    }

    @Test
    void isNotAssessableOutsideItsRangeWindowAndPopulation() {
        GivenFolder folder = echo("concept: creatinine, unit: mg/dL, range: [0.1, 2.5], window: P30D")
                .with("excludes: [heart-failure]");

        assertThat(problems(assess(folder, creatinines()))).containsExactly(Tuple.tuple("x", Kind.OUTSIDE_POPULATION));
        assertThat(problems(assess(folder, person().observed("creatinine", "1", daysAgo(30)))))
                .containsExactly(Tuple.tuple("x", Kind.STALE));
        assertThat(problems(assess(
                        folder,
                        person().observed("creatinine", "1", daysAgo(3))
                                .condition("heart-failure", "resolved", daysAgo(999)))))
                .containsExactly(Tuple.tuple("heart-failure", Kind.OUTSIDE_POPULATION));
        assertThat(problems(assess(folder, GivenChart.chart().died().observed("creatinine", "1", daysAgo(3)))))
                .containsExactly(Tuple.tuple("deceased", Kind.OUTSIDE_POPULATION));
    }

    @Test
    void refusesAUnitThatIsNotTheCatalogues() {
        GivenFolder folder = echo("concept: creatinine, unit: umol/L, range: [1, 3000]");

        NotAssessable answer = (NotAssessable) assess(folder, creatinines());
        assertThat(answer.reason()).isEqualTo("The model takes x in umol/L; the catalogue has it in mg/dL.");
        try (ModelFolder loaded = folder.load()) {
            assertThat(loaded.misfits(person().build().concepts()))
                    .containsExactly("x: unit is umol/L, and the catalogue has creatinine in mg/dL");
        }
        try (ModelFolder loaded =
                echo("concept: urine-lyve1, unit: ng/mL, range: [1, 3000]").load()) {
            assertThat(loaded.misfits(person().build().concepts()))
                    .containsExactly("x: the catalogue has no concept urine-lyve1");
        }
    }

    @Test
    void aModelWithAnInputThatNoChartHasScoresLinesOnly() {
        try (ModelFolder loaded = echo("range: [0, 1]").load()) {
            assertThat(loaded.published().onChart()).isEmpty();
        }
    }

    @Test
    void explainsAScoreOfAChart() {
        GivenFolder folder = GivenFolder.logistic()
                .with("reference: {age: 60, creatinine: 1, bmi: 25}")
                .cutAt("0.2");
        RiskScored scored = (RiskScored) assess(folder, creatinines().observed("body-mass-index", "12", daysAgo(10)));

        assertThat(scored.value("score")).isCloseTo(SomeGraphs.logistic(66, 3, 12), within(1e-6));
        assertThat(scored.band()).isEqualTo("low");
        assertThat(scored.explanation().contributions().stream()
                        .map(Signal.Contribution::input)
                        .collect(Collectors.toList()))
                .isEqualTo(Arrays.asList("age", "creatinine", "bmi"));
        assertThat(scored.explanation().waysOut()).isNotEmpty();
    }

    private static List<Tuple> problems(Signal signal) {
        return ((NotAssessable) signal)
                .problems().stream()
                        .map(problem -> Tuple.tuple(problem.input(), problem.kind()))
                        .toList();
    }
}
