package io.auscult.core.derived;

import static io.auscult.core.fixture.GivenChart.NOW;
import static io.auscult.core.fixture.GivenChart.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.auscult.core.derived.Derivation.Known;
import io.auscult.core.derived.Derivation.Unknown;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearOfWeightTest {
    private static GivenChart newest(String kg) {
        return GivenChart.chart().observed("body-weight", kg, daysAgo(10));
    }

    @Test
    void isTheLossInPercentOfTheEarlierWeight() {
        GivenChart given = newest("72").observed("body-weight", "80", daysAgo(375));

        Known change = (Known) YearOfWeight.of(given.build(), NOW);

        assertThat(change.derived().amount().words()).isEqualTo("-10.0 %");
        assertThat(change.derived().parts())
                .extracting(Derived.Part::name, part -> part.fact().at())
                .containsExactly(tuple("body-weight", daysAgo(10)), tuple("body-weight-one-year-before", daysAgo(375)));
        assertThat(change.due()).isEqualTo(daysAgo(10 - 90));
    }

    @Test
    void takesTheWeightNearestToOneYearBefore() {
        GivenChart given = newest("72")
                .observed("body-weight", "90", daysAgo(200))
                .observed("body-weight", "80", daysAgo(400))
                .observed("body-weight", "60", daysAgo(550));

        assertThat(((Known) YearOfWeight.of(given.build(), NOW))
                        .derived()
                        .amount()
                        .words())
                .isEqualTo("-10.0 %");
    }

    @ParameterizedTest
    @CsvSource({"182, false", "183, true", "548, true", "549, false"})
    void needsAnEarlierWeightOfHalfAYearToAYearAndAHalf(int days, boolean known) {
        GivenChart given = newest("72").observed("body-weight", "80", daysAgo(10 + days));

        assertThat(YearOfWeight.of(given.build(), NOW) instanceof Known).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({"89, true", "90, false"})
    void needsANewWeight(int days, boolean known) {
        GivenChart given = GivenChart.chart()
                .observed("body-weight", "72", daysAgo(days))
                .observed("body-weight", "80", daysAgo(days + 365));

        assertThat(YearOfWeight.of(given.build(), NOW) instanceof Known).isEqualTo(known);
    }

    @Test
    void namesTheMissingWeight() {
        Unknown nothing = (Unknown) YearOfWeight.of(GivenChart.chart().build(), NOW);

        assertThat(nothing.problems())
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("body-weight", Kind.MISSING));
    }
}
