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
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class EgfrTest {
    /** Born on the day before the sample's birthday: the age that counts is that at the sample, 49, not today's 50. */
    @Test
    void countsTheAgeAtTheSample() {
        GivenChart given =
                GivenChart.chart().person(Sex.FEMALE, "1976-02-20").observed("creatinine", "1.5", daysAgo(20));

        assertThat(known(given).derived().amount().amount())
                .isEqualTo(CkdEpi2021.reported(new BigDecimal("1.5"), 49, Sex.FEMALE));
    }

    @Test
    void aReportedOneCountsWhileItIsNewerThanTheCreatinine() {
        GivenChart given =
                adult().observed("creatinine", "1.5", daysAgo(20)).observed("egfr-ckd-epi-2021", "77", daysAgo(19));

        assertThat(known(given).derived().isRecorded()).isTrue();
        assertThat(known(given.observed("creatinine", "1.5", daysAgo(19)))
                        .derived()
                        .isRecorded())
                .isFalse();
    }

    /** Laboratories report "above 90" without a number. */
    @Test
    void aReportedBoundIsNotANumberAndTheCreatinineIsTakenInstead() {
        Known egfr = known(adult().observedBound("egfr-ckd-epi-2021", ">90", daysAgo(1))
                .observed("creatinine", "0.9", daysAgo(1)));

        assertThat(egfr.derived().parts()).extracting(Derived.Part::name).containsExactly("creatinine");
        assertThat(egfr.caveats())
                .contains("The newest egfr-ckd-epi-2021 cannot be used: only a bound of the value is known.");
    }

    @Test
    void namesEverythingThatIsMissingAtOnce() {
        GivenChart nobody = GivenChart.chart().person(Sex.UNKNOWN, null).observed("creatinine", "0.9", daysAgo(1));

        assertThat(problems(nobody))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("sex", Kind.MISSING), tuple("age", Kind.MISSING));
    }

    @Test
    void aMarkedCreatinineIsNamed() {
        assertThat(problems(adult().observedIn("stone", "creatinine", "0.9", daysAgo(1))))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("creatinine", Kind.NOT_UNDERSTOOD));
        assertThat(problems(adult().observed("creatinine", "300", daysAgo(1))))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("creatinine", Kind.IMPLAUSIBLE));
    }

    @Test
    void isForAdults() {
        GivenChart child = GivenChart.chart().person(Sex.MALE, "2012-01-01").observed("creatinine", "0.6", daysAgo(1));

        assertThat(problems(child)).extracting(Problem::input).containsExactly("age");
    }

    private static GivenChart adult() {
        return GivenChart.chart().person(Sex.MALE, "1960-01-01");
    }

    private static Known known(GivenChart given) {
        return (Known) Egfr.of(given.build(), NOW);
    }

    private static List<Problem> problems(GivenChart given) {
        return ((Unknown) Egfr.of(given.build(), NOW)).problems();
    }
}
