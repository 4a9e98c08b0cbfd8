package io.auscult.models.news2;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.WayOut;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class News2ModelTest {
    private static final Instant NOW = GivenChart.NOW;
    private static final Instant SET = NOW.minus(Duration.ofMinutes(5));

    @Test
    void scoresTheNewestSetWithThePointsOfEachParameter() {
        RiskScored scored = scored(patient()
                .observed("respiratory-rate", "22", SET)
                .observed("oxygen-saturation", "94", SET)
                .noted("room-air", SET)
                .answered("consciousness", "alert", SET)
                .observed("systolic-bp", "118", SET)
                .observed("heart-rate", "96", SET)
                .observed("body-temperature", "38.5", SET));

        assertThat(scored.value("score")).isEqualTo(5);
        assertThat(scored.band()).isEqualTo("medium");
        assertThat(scored.contributions())
                .extracting("input", "amount")
                .containsExactly(
                        Tuple.tuple("respiratory-rate", 2.0),
                        Tuple.tuple("oxygen-saturation", 1.0),
                        Tuple.tuple("oxygen", 0.0),
                        Tuple.tuple("systolic-bp", 0.0),
                        Tuple.tuple("heart-rate", 1.0),
                        Tuple.tuple("consciousness", 0.0),
                        Tuple.tuple("body-temperature", 1.0));
        assertThat(scored.inputs()).extracting("name").contains("room-air", "oxygen-saturation-target", "pregnancy");
    }

    @Test
    void saysWhatWouldLeaveTheBand() {
        assertThat(scored(complete()).explanation().waysOut())
                .contains(new WayOut("respiratory-rate", "8", "/min", "low-medium"))
                .as("only the nearest of a band")
                .doesNotContain(new WayOut("respiratory-rate", "25", "/min", "low-medium"))
                .contains(new WayOut("consciousness", "not alert", "", "low-medium"))
                .noneMatch(way -> way.band().equals("low"));
    }

    @Test
    void everyWayOutLeadsWhereItSays() {
        RiskScored scored = scored(complete().observed("systolic-bp", "95", NOW.minusSeconds(60)));
        assertThat(scored.explanation().waysOut()).isNotEmpty();
        for (WayOut way : scored.explanation().waysOut()) {
            if (!way.ucum().isEmpty()) {
                GivenChart changed = complete()
                        .observed("systolic-bp", "95", NOW.minusSeconds(60))
                        .observed(way.input(), way.value(), NOW.minusSeconds(30));
                assertThat(scored(changed).band()).as("%s", way).isEqualTo(way.band());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "respiratory-rate",
                "oxygen-saturation",
                "oxygen",
                "systolic-bp",
                "heart-rate",
                "consciousness",
                "body-temperature"
            })
    void namesTheParameterThatIsMissing(String missing) {
        NotAssessable answer = notAssessable(completeBut(missing));

        assertThat(answer.problems()).extracting("input", "kind").containsExactly(Tuple.tuple(missing, Kind.MISSING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "respiratory-rate",
                "oxygen-saturation",
                "oxygen",
                "systolic-bp",
                "heart-rate",
                "consciousness",
                "body-temperature"
            })
    void aValueOfMoreThanAnHourBeforeTheOthersIsOfAnotherMoment(String old) {
        GivenChart within = completeBut(old);
        add(within, old, SET.minus(Duration.ofMinutes(60)));
        GivenChart before = completeBut(old);
        add(before, old, SET.minus(Duration.ofMinutes(61)));

        assertThat(scored(within).band()).isEqualTo("low");
        assertThat(notAssessable(before).problems())
                .extracting("input", "kind")
                .containsExactly(Tuple.tuple(old, Kind.STALE));
    }

    @Test
    void airIsNeverAssumed() {
        assertThat(notAssessable(completeBut("oxygen")).reason()).contains("air is not assumed");
    }

    @ParameterizedTest
    @CsvSource({"oxygen-flow, 0, 0", "oxygen-flow, 0.5, 2", "inspired-oxygen, 21, 0", "inspired-oxygen, 24, 2"})
    void readsOxygenFromFlowAndInspiredGas(String concept, String amount, double points) {
        assertThat(scored(completeBut("oxygen").observed(concept, amount, SET)).value("score"))
                .isEqualTo(points);
    }

    @Test
    void theNewestStatementAboutOxygenCounts() {
        GivenChart chart = complete().observed("oxygen-flow", "2", SET.plusSeconds(60));

        assertThat(scored(chart).value("score")).isEqualTo(2);
    }

    @Test
    void twoStatementsOfOneTimeThatDisagreeAreNone() {
        GivenChart chart = complete().observed("oxygen-flow", "2", SET);

        assertThat(notAssessable(chart).problems())
                .extracting("input", "kind")
                .containsExactly(Tuple.tuple("oxygen", Kind.NOT_UNDERSTOOD));
    }

    @Test
    void aFlowThatCannotBeReadIsNotPassedOver() {
        GivenChart chart = complete().observedIn("stone", "oxygen-flow", "2", SET.plusSeconds(60));

        assertThat(notAssessable(chart).problems())
                .extracting("input", "kind")
                .containsExactly(Tuple.tuple("oxygen", Kind.NOT_UNDERSTOOD));
    }

    @Test
    void scale2CountsOnlyWhereItIsPrescribed() {
        GivenChart low = completeBut("oxygen-saturation").observed("oxygen-saturation", "89", SET);
        GivenChart prescribed = completeBut("oxygen-saturation")
                .observed("oxygen-saturation", "89", SET)
                .answered("oxygen-saturation-target", "target-88-92", GivenChart.daysAgo(20));
        GivenChart takenBack = completeBut("oxygen-saturation")
                .observed("oxygen-saturation", "89", SET)
                .answered("oxygen-saturation-target", "target-88-92", GivenChart.daysAgo(20))
                .answered("oxygen-saturation-target", "target-94-98", GivenChart.daysAgo(10));

        assertThat(scored(low).value("score")).isEqualTo(3);
        assertThat(scored(prescribed).value("score")).isZero();
        assertThat(scored(takenBack).value("score")).isEqualTo(3);
    }

    @Test
    void aPrescribedTargetThatIsNotUnderstoodIsNotScale1() {
        GivenChart chart = complete().answered("oxygen-saturation-target", "diabetes", GivenChart.daysAgo(1));

        assertThat(notAssessable(chart).problems()).extracting("input").containsExactly("oxygen-saturation-target");
    }

    @Test
    void isNotForPeopleUnder16AndLooksAgainAtTheBirthday() {
        GivenChart chart = vitals(GivenChart.chart().person(Sex.FEMALE, "2010-03-10"), "");

        NotAssessable answer = notAssessable(chart);

        assertThat(answer.problems())
                .extracting("input", "kind")
                .containsExactly(Tuple.tuple("age", Kind.OUTSIDE_POPULATION));
        assertThat(new News2Model().assess(chart.build(), NOW).reassessAt()).isBefore("2026-03-10T00:00:01Z");
    }

    @Test
    void theAgeHasToBeKnown() {
        assertThat(notAssessable(vitals(GivenChart.chart().person(Sex.FEMALE, null), ""))
                        .problems())
                .extracting("input", "kind")
                .containsExactly(Tuple.tuple("age", Kind.MISSING));
    }

    @Test
    void isNotForUseInPregnancyForAsLongAsOneCanLast() {
        assertThat(notAssessable(complete().condition("pregnancy", "active", GivenChart.daysAgo(309)))
                        .problems())
                .extracting("input", "kind")
                .containsExactly(Tuple.tuple("pregnancy", Kind.OUTSIDE_POPULATION));
        assertThat(scored(complete().condition("pregnancy", "resolved", GivenChart.daysAgo(30)))
                        .caveats())
                .isEmpty();
        assertThat(scored(complete().condition("pregnancy", "active", GivenChart.daysAgo(310)))
                        .caveats())
                .anyMatch(caveat -> caveat.contains("310 days"));
    }

    @Test
    void saysThatAValueWasRounded() {
        RiskScored scored = scored(completeBut("body-temperature").observed("body-temperature", "38.04", SET));

        assertThat(scored.value("score")).isZero();
        assertThat(scored.caveats()).containsExactly("The body-temperature of 38.04 was scored as 38.0.");
    }

    @Test
    void isNotForTheDead() {
        assertThat(notAssessable(vitals(GivenChart.chart().died(), "")).problems())
                .extracting("input")
                .contains("deceased");
    }

    private static GivenChart patient() {
        return GivenChart.chart().person(Sex.FEMALE, "1960-01-01");
    }

    private static GivenChart complete() {
        return completeBut("");
    }

    private static GivenChart completeBut(String missing) {
        return vitals(patient(), missing);
    }

    private static GivenChart vitals(GivenChart given, String missing) {
        Stream.of(
                        "respiratory-rate",
                        "oxygen-saturation",
                        "oxygen",
                        "systolic-bp",
                        "heart-rate",
                        "consciousness",
                        "body-temperature")
                .filter(parameter -> !parameter.equals(missing))
                .forEach(parameter -> add(given, parameter, SET));
        return given;
    }

    private static void add(GivenChart given, String parameter, Instant at) {
        switch (parameter) {
            case "oxygen" -> given.answered("oxygen-delivery", "room-air", at);
            case "consciousness" -> given.answered("consciousness", "alert", at);
            case "respiratory-rate" -> given.observed(parameter, "16", at);
            case "oxygen-saturation" -> given.observed(parameter, "97", at);
            case "systolic-bp" -> given.observed(parameter, "120", at);
            case "heart-rate" -> given.observed(parameter, "70", at);
            default -> given.observed(parameter, "36.8", at);
        }
    }

    private static Signal assess(GivenChart given) {
        return new News2Model().assess(given.build(), NOW);
    }

    private static RiskScored scored(GivenChart given) {
        Signal signal = assess(given);
        assertThat(signal).isInstanceOf(RiskScored.class);
        return (RiskScored) signal;
    }

    private static NotAssessable notAssessable(GivenChart given) {
        Signal signal = assess(given);
        assertThat(signal).isInstanceOf(NotAssessable.class);
        return (NotAssessable) signal;
    }
}
