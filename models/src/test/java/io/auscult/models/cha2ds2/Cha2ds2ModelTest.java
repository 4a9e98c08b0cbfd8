package io.auscult.models.cha2ds2;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal;
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

class Cha2ds2ModelTest {
    @Test
    void countsAgeSexAndDiseases() {
        RiskScored scored = scored(fibrillating(Sex.FEMALE, "1955-01-01")
                .condition("hypertension", "active", GivenChart.daysAgo(3000))
                .condition("stroke", "resolved", GivenChart.daysAgo(2000)));

        assertThat(scored.value("cha2ds2_va")).isEqualTo(4);
        assertThat(scored.value("cha2ds2_vasc")).isEqualTo(5);
        assertThat(scored.band()).isEqualTo("recommended");
        assertThat(scored.contributions())
                .extracting("input", "amount")
                .containsExactly(
                        Tuple.tuple("age", 1.0),
                        Tuple.tuple("heart-failure", 0.0),
                        Tuple.tuple("hypertension", 1.0),
                        Tuple.tuple("diabetes", 0.0),
                        Tuple.tuple("stroke", 2.0),
                        Tuple.tuple("vascular-disease", 0.0));
        assertThat(scored.explanation().waysOut())
                .as("4 points: no change of one disease leaves the band")
                .isEmpty();
    }

    @Test
    void withoutAtrialFibrillationThereIsNoScore() {
        GivenChart given =
                GivenChart.chart().person(Sex.MALE, "1955-01-01").condition("stroke", "active", GivenChart.daysAgo(20));

        assertThat(notAssessable(given).problems())
                .extracting("input", "kind")
                .containsExactly(Tuple.tuple("atrial-fibrillation", Kind.OUTSIDE_POPULATION));
    }

    @Test
    void aParoxysmThatIsOverCounts() {
        GivenChart given = GivenChart.chart()
                .person(Sex.MALE, "1980-01-01")
                .condition("atrial-fibrillation", "resolved", GivenChart.daysAgo(900));

        assertThat(scored(given).band()).isEqualTo("not-by-score");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stroke", "transient-ischaemic-attack", "systemic-embolism"})
    void eachOfTheThreeIsTwoPointsOnce(String disease) {
        GivenChart given = fibrillating(Sex.MALE, "1980-01-01").condition(disease, "active", GivenChart.daysAgo(20));

        assertThat(scored(given).value("cha2ds2_va")).isEqualTo(2);
        assertThat(scored(given.condition("stroke", "active", GivenChart.daysAgo(10)))
                        .value("cha2ds2_va"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"completed, 1", "not-done, 0"})
    void aCompletedRevascularizationIsVascularDisease(String status, int points) {
        GivenChart given = fibrillating(Sex.MALE, "1980-01-01")
                .procedure("coronary-revascularization", status, GivenChart.daysAgo(100));

        assertThat(scored(given).value("cha2ds2_va")).isEqualTo(points);
    }

    @Test
    void diabetesCountsWhileItIsActive() {
        GivenChart over =
                fibrillating(Sex.MALE, "1980-01-01").condition("diabetes", "resolved", GivenChart.daysAgo(20));

        assertThat(scored(over).value("cha2ds2_va")).isZero();
    }

    @Test
    void onePointMoreOrLessIsSaid() {
        RiskScored scored = scored(
                fibrillating(Sex.MALE, "1980-01-01").condition("hypertension", "active", GivenChart.daysAgo(3000)));

        assertThat(scored.band()).isEqualTo("should-be-considered");
        assertThat(scored.explanation().waysOut())
                .contains(
                        new WayOut("hypertension", "no", "", "not-by-score"),
                        new WayOut("diabetes", "yes", "", "recommended"))
                .noneMatch(way -> way.input().equals("age"));
    }

    @Test
    void withoutASexVascIsLeftOut() {
        RiskScored scored = scored(fibrillating(Sex.UNKNOWN, "1955-01-01"));

        assertThat(scored.score("cha2ds2_vasc")).isEmpty();
        assertThat(scored.caveats()).anyMatch(caveat -> caveat.startsWith("CHA2DS2-VASc is left out"));
    }

    @Test
    void looksAgainAtTheNextBirthday() {
        Signal signal =
                new Cha2ds2Model().assess(fibrillating(Sex.MALE, "1961-05-05").build(), GivenChart.NOW);

        assertThat(signal.reassessAt()).isEqualTo(Instant.parse("2026-05-05T00:00:00Z"));
    }

    private static GivenChart fibrillating(Sex sex, String born) {
        return GivenChart.chart().person(sex, born).condition("atrial-fibrillation", "active", GivenChart.daysAgo(900));
    }

    private static RiskScored scored(GivenChart given) {
        return (RiskScored) new Cha2ds2Model().assess(given.build(), GivenChart.NOW);
    }

    private static NotAssessable notAssessable(GivenChart given) {
        return (NotAssessable) new Cha2ds2Model().assess(given.build(), GivenChart.NOW);
    }
}
