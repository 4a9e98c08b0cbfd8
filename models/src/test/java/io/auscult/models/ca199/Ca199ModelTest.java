package io.auscult.models.ca199;

import static io.auscult.core.fixture.GivenChart.NOW;
import static io.auscult.core.fixture.GivenChart.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.WayOut;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ca199ModelTest {
    private final Ca199Model model = new Ca199Model();

    private static GivenChart marker(String amount) {
        return GivenChart.chart().observed("ca19-9", amount, daysAgo(10));
    }

    private static GivenChart withoutCholestasis(String amount) {
        return marker(amount).observed("bilirubin-total", "0.8", daysAgo(9));
    }

    @ParameterizedTest
    @CsvSource({"37, not-raised", "37.1, raised", "0, not-raised", "20000, raised"})
    void isRaisedAbove37(String amount, String band) {
        assertThat(scored(withoutCholestasis(amount)).band()).isEqualTo(band);
    }

    @Test
    void saysWhatAValueMeansAndWhatItStandsOn() {
        RiskScored scored = scored(withoutCholestasis("120"));

        assertThat(scored.value("score")).isEqualTo(120);
        assertThat(scored.inputs())
                .extracting(Input::name, Input::value, Input::at)
                .containsExactly(tuple("ca19-9", "120", daysAgo(10)), tuple("bilirubin-total", "0.8", daysAgo(9)));
        assertThat(scored.caveats()).isEqualTo(Ca199.CAVEATS);
        assertThat(scored.caveats()).anyMatch(line -> line.contains("Lewis-negative"));
        assertThat(scored.caveats()).anyMatch(line -> line.contains("0.5 to 0.9 %"));
        assertThat(scored.explanation().waysOut())
                .containsExactly(new WayOut("ca19-9", "37", "[arb'U]/mL", "not-raised"));
        assertThat(scored.reassessAt()).isEqualTo(daysAgo(10 - GivenChart.FRESH_DAYS));
    }

    @ParameterizedTest
    @CsvSource({"120", "10"})
    void isNeverReadWithARaisedBilirubin(String amount) {
        List<Problem> problems = problems(marker(amount).observed("bilirubin-total", "1.3", daysAgo(10)));

        assertThat(problems)
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("bilirubin-total", Kind.OUTSIDE_POPULATION));
        assertThat(problems.getFirst().sentence()).contains("cholestasis");
    }

    @Test
    void oneRaisedBilirubinNearItIsEnough() {
        assertThat(problems(withoutCholestasis("120").observed("bilirubin-total", "2", daysAgo(15))))
                .hasSize(1);
    }

    @Test
    void aBilirubinThatTheLaboratoryFlagsHighIsRaised() {
        assertThat(problems(marker("120").observedFlagged("H", "bilirubin-total", "1.1", daysAgo(10))))
                .hasSize(1);
        assertThat(problems(withoutCholestasis("120").observedFlagged("HH", "bilirubin-total", "900", daysAgo(10))))
                .extracting(Problem::kind)
                .containsExactly(Kind.OUTSIDE_POPULATION);
    }

    @ParameterizedTest
    @CsvSource({"3, true", "17, true", "2, false", "18, false"})
    void needsABilirubinWithinSevenDays(int days, boolean assessable) {
        GivenChart given = marker("20").observed("bilirubin-total", "0.8", daysAgo(days));

        assertThat(model.assess(given.build(), NOW) instanceof RiskScored).isEqualTo(assessable);
    }

    @Test
    void isNotReadWithoutABilirubinNotEvenWhenLow() {
        assertThat(problems(marker("5")))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("bilirubin-total", Kind.MISSING));
    }

    @Test
    void aBilirubinThatMayNotBeUsedShowsNothing() {
        assertThat(problems(marker("5").observedIn("U/L", "bilirubin-total", "0.8", daysAgo(10))))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("bilirubin-total", Kind.NOT_UNDERSTOOD));
    }

    @ParameterizedTest
    @CsvSource({"<2, not-raised", "<37, not-raised", ">37, raised", ">1000, raised"})
    void aBoundThatDecidesCounts(String bound, String band) {
        RiskScored scored = scored(GivenChart.chart()
                .observedBound("ca19-9", bound, daysAgo(10))
                .observed("bilirubin-total", "0.8", daysAgo(10)));

        assertThat(scored.band()).isEqualTo(band);
        assertThat(scored.caveats()).anyMatch(line -> line.contains("only known as a bound"));
    }

    @ParameterizedTest
    @CsvSource({"<38", ">36"})
    void aBoundThatDoesNotDecideIsNamed(String bound) {
        assertThat(problems(GivenChart.chart()
                        .observedBound("ca19-9", bound, daysAgo(10))
                        .observed("bilirubin-total", "0.8", daysAgo(10))))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("ca19-9", Kind.NOT_UNDERSTOOD));
    }

    @Test
    void aBoundIsNotPassedOverForAnOlderAmount() {
        assertThat(scored(withoutCholestasis("20").observedBound("ca19-9", ">1000", daysAgo(8)))
                        .band())
                .isEqualTo("raised");
    }

    @Test
    void aMarkedValueIsPassedOverAndNamed() {
        RiskScored scored = scored(withoutCholestasis("20").observedIn("stone", "ca19-9", "90", daysAgo(5)));

        assertThat(scored.band()).isEqualTo("not-raised");
        assertThat(scored.caveats()).anyMatch(line -> line.startsWith("A newer CA 19-9"));
    }

    @Test
    void aChartWithoutTheMarkerOrWithAnOldOneIsNamed() {
        assertThat(problems(GivenChart.chart()))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("ca19-9", Kind.MISSING));
        assertThat(problems(GivenChart.chart().observed("ca19-9", "20", daysAgo(GivenChart.FRESH_DAYS))))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("ca19-9", Kind.STALE));
    }

    @Test
    void isNotForTheDead() {
        assertThat(problems(withoutCholestasis("20").died()))
                .extracting(Problem::input)
                .containsExactly("deceased");
    }

    private RiskScored scored(GivenChart given) {
        return (RiskScored) model.assess(given.build(), NOW);
    }

    private List<Problem> problems(GivenChart given) {
        return ((NotAssessable) model.assess(given.build(), NOW)).problems();
    }
}
