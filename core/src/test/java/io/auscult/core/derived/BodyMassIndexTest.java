package io.auscult.core.derived;

import static io.auscult.core.fixture.GivenChart.NOW;
import static io.auscult.core.fixture.GivenChart.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.auscult.core.derived.Derivation.Known;
import io.auscult.core.derived.Derivation.Unknown;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyMassIndexTest {
    private static GivenChart adult() {
        return GivenChart.chart().person(Sex.MALE, "1960-01-01");
    }

    @Test
    void followsFromTheNewestWeightAndHeightAndNamesBoth() {
        Derived bmi =
                known(adult().observed("body-weight", "111", daysAgo(5)).observed("body-height", "188", daysAgo(700)));

        assertThat(bmi.amount().words()).isEqualTo("31.4 kg/m2");
        assertThat(bmi.at()).isEqualTo(daysAgo(5));
        assertThat(bmi.parts())
                .extracting(Derived.Part::name, part -> part.fact().at())
                .containsExactly(tuple("body-weight", daysAgo(5)), tuple("body-height", daysAgo(700)));
    }

    @Test
    void theRecordedOneGoesFirst() {
        Derived bmi =
                known(adult().observed("body-mass-index", "29", daysAgo(9)).observed("body-weight", "111", daysAgo(5)));

        assertThat(bmi.isRecorded()).isTrue();
        assertThat(bmi.amount().words()).isEqualTo("29 kg/m2");
    }

    @Test
    void anImplausibleRecordedOneIsReplacedAndThatIsSaid() {
        GivenChart given = adult().observed("body-mass-index", "500", daysAgo(1))
                .observed("body-weight", "111", daysAgo(5))
                .observed("body-height", "188", daysAgo(700));

        assertThat(((Known) BodyMassIndex.of(given.build(), NOW)).caveats())
                .contains("The newest body-mass-index cannot be used: the value is outside what is plausible.");
    }

    @Test
    void saysWhichPartStandsInTheWay() {
        assertThat(problems(
                        adult().observed("body-weight", "111", daysAgo(5)).observed("body-height", "18", daysAgo(700))))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("body-mass-index", Kind.MISSING), tuple("body-height", Kind.IMPLAUSIBLE));
        assertThat(problems(adult().observed("body-weight", "111", daysAgo(900))
                        .observed("body-height", "180", daysAgo(7))))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("body-mass-index", Kind.MISSING), tuple("body-weight", Kind.STALE));
    }

    @Test
    void twoPlausiblePartsThatDoNotFitGiveNoIndex() {
        assertThat(problems(
                        adult().observed("body-weight", "390", daysAgo(5)).observed("body-height", "101", daysAgo(7))))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("body-mass-index", Kind.IMPLAUSIBLE));
    }

    @Test
    void aHeightFromChildhoodIsNotThatOfTheAdult() {
        GivenChart grown = GivenChart.chart()
                .person(Sex.FEMALE, "2007-06-01")
                .observed("body-weight", "60", daysAgo(5))
                .observed("body-height", "150", daysAgo(700));

        assertThat(problems(grown)).extracting(Problem::input).contains("body-height");
    }

    private static Derived known(GivenChart given) {
        return BodyMassIndex.of(given.build(), NOW).value().orElseThrow();
    }

    private static List<Problem> problems(GivenChart given) {
        return ((Unknown) BodyMassIndex.of(given.build(), NOW)).problems();
    }
}
