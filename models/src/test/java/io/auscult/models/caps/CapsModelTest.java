package io.auscult.models.caps;

import static io.auscult.core.fixture.GivenChart.NOW;
import static io.auscult.core.fixture.GivenChart.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapsModelTest {
    private static final String CANCER = "pancreatic-cancer";

    private final CapsModel model = new CapsModel();

    /** NOW is 2 March 2026. */
    private static GivenChart born(String date) {
        return GivenChart.chart().person(Sex.FEMALE, date);
    }

    private static GivenChart carrier(String concept, String date) {
        return born(date).condition(concept, "active", daysAgo(100));
    }

    @ParameterizedTest
    @CsvSource({"peutz-jeghers-syndrome", "germline-cdkn2a"})
    void twoVariantsSufficeAloneFrom40(String concept) {
        assertThat(scored(carrier(concept, "1986-03-02")).band()).isEqualTo("eligible-now");

        RiskScored younger = scored(carrier(concept, "1986-03-03"));

        assertThat(younger.band()).isEqualTo("eligible-at-age");
        assertThat(younger.value("start_age")).isEqualTo(40);
        assertThat(younger.reassessAt()).isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"brca1", "brca2", "palb2", "atm", "mlh1", "msh2", "msh6"})
    void theOtherVariantsNeedAnAffectedFirstDegreeRelative(String gene) {
        GivenChart given = carrier("germline-" + gene, "1981-03-02").relative("MTH", CANCER, "70 a");

        RiskScored scored = scored(given);

        assertThat(scored.band()).isEqualTo("eligible-now");
        assertThat(scored.scores())
                .containsExactly(
                        new Score("score", 1, "now", "criteria"),
                        new Score("start_age", 45, "now", "years"),
                        new Score("start_age_latest", 50, "now", "years"));
        assertThat(scored.contributions())
                .containsExactly(new Contribution("germline-variant-with-affected-first-degree-relative", 1));
        assertThat(scored.caveats()).anyMatch(line -> line.contains("at 45 or at 50 years"));
        assertThat(scored.inputs())
                .extracting(Input::name, Input::value)
                .containsExactly(
                        tuple("germline-" + gene, "yes"),
                        tuple("family.pancreatic-cancer", "mother, 70"),
                        tuple("age", "45"));
    }

    @Test
    void aVariantWithAnAffectedAuntOnlyIsNotEnough() {
        assertThat(scored(carrier("germline-brca2", "1966-01-01").relative("MAUNT", CANCER, "70 a"))
                        .band())
                .isEqualTo("not-eligible");
    }

    @Test
    void aVariantThatIsNotAVariantAnyMoreStaysOne() {
        assertThat(scored(born("1966-01-01").condition("germline-cdkn2a", "resolved", daysAgo(5)))
                        .band())
                .isEqualTo("eligible-now");
    }

    @ParameterizedTest
    @CsvSource({
        "MAUNT, eligible-now",
        "MGRFTH, eligible-now",
        "SIS, eligible-now",
        "FTH, not-eligible",
        "PAUNT, not-eligible"
    })
    void aKindredIsTwoWhoAreFirstDegreeRelativesOfOneAnother(String other, String band) {
        GivenChart given = born("1966-01-01").relative("MTH", CANCER, "71 a").relative(other, CANCER, "80 a");

        assertThat(scored(given).band()).isEqualTo(band);
    }

    @Test
    void theYoungestRelativeBringsTheStartForward() {
        GivenChart given = born("1989-03-02").relative("MTH", CANCER, "47 a").relative("MAUNT", CANCER, "62 years");

        assertThat(scored(given).value("start_age")).isEqualTo(37);
        assertThat(scored(given).band()).isEqualTo("eligible-now");
    }

    @Test
    void aRelativeOfUnknownAgeMattersOnlyBelowTheStart() {
        assertThat(scored(carrier("germline-atm", "1981-03-02").relative("MTH", CANCER, null))
                        .band())
                .isEqualTo("eligible-now");

        NotAssessable younger = not(carrier("germline-atm", "1981-03-03").relative("MTH", CANCER, "2019-05"));

        assertThat(younger.problems())
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("family.pancreatic-cancer", Kind.MISSING));
        assertThat(younger.reason()).contains("A criterion is met");
        assertThat(younger.reassessAt()).isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"germline-brca2", "diabetes"})
    void aChartWithoutFamilyHistoryIsNotOneWithoutRelatives(String concept) {
        assertThat(not(carrier(concept, "1966-01-01")).problems())
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("family.pancreatic-cancer", Kind.MISSING));
    }

    @Test
    void thatSomebodyAskedCounts() {
        RiskScored scored = scored(carrier("no-family-pancreatic-cancer", "1966-01-01"));

        assertThat(scored.band()).isEqualTo("not-eligible");
        assertThat(scored.value("score")).isZero();
        assertThat(scored.caveats()).anyMatch(line -> line.contains("whether the patient was tested"));
        assertThat(scored.reassessAt()).isNull();
    }

    @Test
    void anAuntOfUnknownSideDecidesNothing() {
        assertThat(not(born("1966-01-01").relative("MTH", CANCER, "71 a").relative("AUNT", CANCER, "80 a"))
                        .problems())
                .extracting(Problem::input)
                .containsExactly("family.pancreatic-cancer");
    }

    @Test
    void anAuntOfUnknownSideDoesNotMatterToACarrier() {
        assertThat(scored(carrier("germline-brca2", "1966-01-01")
                                .relative("MTH", CANCER, "71 a")
                                .relative("AUNT", CANCER, "80 a"))
                        .band())
                .isEqualTo("eligible-now");
    }

    @Test
    void twoBrothersToldOfByTwoSendersMayBeOne() {
        GivenChart one = born("1966-01-01").relative("BRO", CANCER, "55 a").relative("BRO", CANCER, "58 a");
        GivenChart two = born("1966-01-01").relative("BRO", CANCER, "55 a").relative("registry", "BRO", CANCER, "55 a");

        assertThat(scored(one).band()).isEqualTo("eligible-now");
        assertThat(not(two).problems()).extracting(Problem::input).containsExactly("family.pancreatic-cancer");
    }

    @Test
    void relativesByMarriageAreNone() {
        assertThat(not(born("1966-01-01").relative("SPS", CANCER, "55 a").relative("MTHINLAW", CANCER, "58 a"))
                        .problems())
                .extracting(Problem::kind)
                .containsExactly(Kind.MISSING);
    }

    @Test
    void lynchSyndromeWithoutItsGeneDecidesNothing() {
        assertThat(not(carrier("lynch-syndrome", "1966-01-01").relative("MTH", CANCER, "71 a"))
                        .problems())
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("lynch-syndrome", Kind.NOT_UNDERSTOOD));
    }

    @Test
    void isNotForThoseWhoHaveTheCancer() {
        assertThat(not(carrier("germline-cdkn2a", "1966-01-01").condition(CANCER, "active", daysAgo(9)))
                        .problems())
                .extracting(Problem::input)
                .containsExactly(CANCER);
    }

    @Test
    void needsABirthDateOnlyWhereACriterionIsMet() {
        assertThat(not(GivenChart.chart().condition("germline-cdkn2a", "active", daysAgo(9)))
                        .problems())
                .extracting(Problem::input)
                .containsExactly("age");
        assertThat(scored(GivenChart.chart().condition("no-family-pancreatic-cancer", "active", daysAgo(9)))
                        .band())
                .isEqualTo("not-eligible");
    }

    private RiskScored scored(GivenChart given) {
        return (RiskScored) model.assess(given.build(), NOW);
    }

    private NotAssessable not(GivenChart given) {
        return (NotAssessable) model.assess(given.build(), NOW);
    }
}
