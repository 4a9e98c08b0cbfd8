package io.auscult.models.ntprobnp;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.WayOut;
import java.time.Instant;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NtProBnpModelTest {
    private static final Instant SAMPLE = GivenChart.daysAgo(1);

    @ParameterizedTest
    @CsvSource({
        "299, 1990-01-01, rule_out",
        "300, 1990-01-01, grey_zone",
        "450, 1990-01-01, grey_zone",
        "451, 1990-01-01, rule_in",
        "900, 1960-01-01, grey_zone",
        "901, 1960-01-01, rule_in",
        "1800, 1940-01-01, grey_zone",
        "1801, 1940-01-01, rule_in"
    })
    void decidesByTheLimitOfTheAge(String amount, String born, String band) {
        assertThat(scored(born, amount).band()).isEqualTo(band);
    }

    @Test
    void theAgeIsThatAtTheSample() {
        GivenChart turned55Yesterday =
                GivenChart.chart().person(Sex.FEMALE, "1971-03-02").observed("nt-probnp", "500", SAMPLE);

        assertThat(((RiskScored) new NtProBnpModel().assess(turned55Yesterday.build(), GivenChart.NOW)).band())
                .isEqualTo("rule_in");
    }

    @Test
    void saysWhereTheOtherConventionWouldDiffer() {
        assertThat(scored("1974-01-01", "500").caveats()).anyMatch(caveat -> caveat.contains("ICON"));
        assertThat(scored("1974-01-01", "450").caveats()).isEmpty();
        assertThat(scored("1990-01-01", "500").caveats()).isEmpty();
    }

    @Test
    void saysWhatWouldChangeTheAnswer() {
        assertThat(scored("1990-01-01", "320").explanation().waysOut())
                .containsExactly(
                        new WayOut("nt-probnp", "299", "ng/L", "rule_out"),
                        new WayOut("nt-probnp", "451", "ng/L", "rule_in"));
    }

    @ParameterizedTest
    @CsvSource({"<50, rule_out", "<300, rule_out", ">35000, rule_in", ">450, rule_in"})
    void usesABoundForWhatIsTrueOfAllItsValues(String bound, String band) {
        RiskScored scored = (RiskScored) new NtProBnpModel()
                .assess(
                        patient("1990-01-01")
                                .observedBound("nt-probnp", bound, SAMPLE)
                                .build(),
                        GivenChart.NOW);

        assertThat(scored.band()).isEqualTo(band);
        assertThat(scored.caveats()).anyMatch(caveat -> caveat.contains("bound"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<400", ">300", ">400"})
    void aBoundThatDoesNotDecideGivesNoAnswer(String bound) {
        assertThat(notAssessable(patient("1990-01-01").observedBound("nt-probnp", bound, SAMPLE))
                        .problems())
                .extracting("input", "kind")
                .containsExactly(Tuple.tuple("nt-probnp", Kind.NOT_UNDERSTOOD));
    }

    @Test
    void picomolesAreNotRead() {
        assertThat(notAssessable(patient("1990-01-01").observedIn("pmol/L", "nt-probnp", "100", SAMPLE))
                        .problems())
                .extracting("input", "kind")
                .containsExactly(Tuple.tuple("nt-probnp", Kind.NOT_UNDERSTOOD));
    }

    @Test
    void isForAdults() {
        assertThat(notAssessable(patient("2015-01-01").observed("nt-probnp", "500", SAMPLE))
                        .problems())
                .extracting("input", "kind")
                .containsExactly(Tuple.tuple("age", Kind.OUTSIDE_POPULATION));
    }

    @Test
    void anOldValueIsStaleAndNoneIsMissing() {
        assertThat(notAssessable(patient("1990-01-01")
                                .observed("nt-probnp", "500", GivenChart.daysAgo(GivenChart.FRESH_DAYS)))
                        .problems())
                .extracting("input", "kind")
                .containsExactly(Tuple.tuple("nt-probnp", Kind.STALE));
        assertThat(notAssessable(patient("1990-01-01")).problems())
                .extracting("input", "kind")
                .containsExactly(Tuple.tuple("nt-probnp", Kind.MISSING));
    }

    private static GivenChart patient(String born) {
        return GivenChart.chart().person(Sex.FEMALE, born);
    }

    private static RiskScored scored(String born, String amount) {
        return (RiskScored) new NtProBnpModel()
                .assess(patient(born).observed("nt-probnp", amount, SAMPLE).build(), GivenChart.NOW);
    }

    private static NotAssessable notAssessable(GivenChart given) {
        return (NotAssessable) new NtProBnpModel().assess(given.build(), GivenChart.NOW);
    }
}
