package io.auscult.models.esc;

import static io.auscult.core.fixture.GivenChart.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscTroponinModelTest {
    private static final String ELECSYS = "assay-elecsys-tnt-hs";
    private static final Instant FIRST = NOW.minus(Duration.ofMinutes(90));

    private final EscTroponinModel model = new EscTroponinModel();

    private static Instant minutesAfterFirst(int minutes) {
        return FIRST.plus(Duration.ofMinutes(minutes));
    }

    private static GivenChart first(String amount) {
        return t(GivenChart.chart(), amount, 0);
    }

    private static GivenChart t(GivenChart given, String amount, int minutes) {
        return given.troponin("hs-troponin-t", amount, ELECSYS, minutesAfterFirst(minutes));
    }

    @Test
    void aRiseWithinOneHourRulesIn() {
        RiskScored scored = scored(t(first("12"), "17", 60), NOW);

        assertThat(scored.band()).isEqualTo("rule-in");
        assertThat(scored.scores())
                .containsExactly(new Score("troponin", 17, "now", "ng/L"), new Score("delta", 5, "now", "ng/L"));
        assertThat(scored.inputs())
                .extracting(Input::name, Input::value)
                .containsExactly(
                        tuple("assay", "hs-cTnT Elecsys Roche"),
                        tuple("troponin-0h", "12"),
                        tuple("troponin-1h", "17"));
        assertThat(scored.reassessAt()).isEqualTo(FIRST.plus(Duration.ofDays(3)));
    }

    @ParameterizedTest
    @CsvSource({"16, observe", "17, rule-in", "7, rule-in", "8, observe"})
    void staysAtObserveJustBelowTheChange(String second, String band) {
        assertThat(scored(t(first("12"), second, 60), NOW).band()).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({"49, awaited", "50, 1h", "70, 1h", "71, awaited", "109, awaited", "110, 2h", "130, 2h", "131, none"})
    void aSecondSampleCountsAtOneOrTwoHoursWithinTenMinutes(int minutes, String second) {
        GivenChart given = t(first("12"), "12", minutes);
        Instant now = minutesAfterFirst(Math.max(minutes, 90) + 1);
        Signal signal = model.assess(given.build(), now);

        switch (second) {
            case "awaited" -> assertThat(problem(signal).sentence()).contains("second sample is awaited");
            case "none" -> assertThat(problem(signal).sentence()).startsWith("There is no second troponin");
            default ->
                assertThat(((RiskScored) signal).inputs())
                        .extracting(Input::name)
                        .contains("troponin-" + second);
        }
    }

    @Test
    void oneHighSampleRulesIn() {
        assertThat(scored(first("52"), NOW).band()).isEqualTo("rule-in");
        assertThat(scored(first(">10000"), NOW).band()).isEqualTo("rule-in");
    }

    @Test
    void oneOtherSampleAwaitsTheSecondUntilTheWindowCloses() {
        Signal signal = model.assess(first("4").build(), NOW);

        assertThat(problem(signal))
                .isEqualTo(new Problem(
                        "hs-troponin-t", Kind.MISSING, "One troponin does not decide: the second sample is awaited."));
        assertThat(signal.reassessAt()).isEqualTo(minutesAfterFirst(130));
        assertThat(problem(model.assess(first("4").build(), minutesAfterFirst(130)))
                        .sentence())
                .startsWith("There is no second troponin");
    }

    @Test
    void aSampleAtAnotherTimeThatIsHighRulesIn() {
        RiskScored scored = scored(t(first("12"), "200", 240), minutesAfterFirst(250));

        assertThat(scored.band()).isEqualTo("rule-in");
        assertThat(scored.value("troponin")).isEqualTo(200);
        assertThat(scored.caveats()).hasSize(1);
    }

    @Test
    void theSecondSampleOfAPairIsNotAFirstOne() {
        assertThat(scored(t(first("50"), "53", 60), NOW).band()).isEqualTo("observe");
    }

    @Test
    void withoutTheAssayThereIsNoAnswer() {
        GivenChart given = GivenChart.chart()
                .troponin("hs-troponin-t", "12", null, FIRST)
                .troponin("hs-troponin-t", "100", null, minutesAfterFirst(60));

        assertThat(problem(model.assess(given.build(), NOW)))
                .extracting(Problem::input, Problem::kind)
                .containsExactly("hs-troponin-t", Kind.NOT_UNDERSTOOD);
    }

    @Test
    void anAssayOfTheOtherTroponinIsNotBelieved() {
        GivenChart given = GivenChart.chart().troponin("hs-troponin-i", "100", ELECSYS, FIRST);

        assertThat(problem(model.assess(given.build(), NOW)).kind()).isEqualTo(Kind.NOT_UNDERSTOOD);
    }

    @Test
    void samplesOfTwoAssaysMakeNoPair() {
        GivenChart given = first("12").troponin("hs-troponin-i", "40", "assay-architect-tni-hs", minutesAfterFirst(60));

        assertThat(problem(model.assess(given.build(), NOW)).input()).isEqualTo("hs-troponin-i");
    }

    /** Some generators write 0.004 ng/L; taken at its word, nearly everybody would be ruled out. */
    @Test
    void refusesWhatNoAssayCanMeasure() {
        GivenChart given = t(first("0.004"), "0.005", 60);

        assertThat(problem(model.assess(given.build(), NOW)))
                .isEqualTo(
                        new Problem(
                                "hs-troponin-t",
                                Kind.IMPLAUSIBLE,
                                "The newest troponin cannot be used: the value is below what an assay can detect and is not reported as less-than."));
    }

    @Test
    void usesABoundForWhatIsTrueOfAllItsValues() {
        RiskScored scored = scored(t(first("<5"), "20", 60), NOW);

        assertThat(scored.band()).isEqualTo("rule-in");
        assertThat(scored.score("delta")).isEmpty();
        assertThat(scored.inputs()).extracting(Input::value).contains("<5");
        assertThat(problem(model.assess(t(first("<5"), "8", 60).build(), NOW)).kind())
                .isEqualTo(Kind.NOT_UNDERSTOOD);
    }

    @Test
    void saysThatAnUnnamedResultWasPassedOver() {
        GivenChart given = t(first("12"), "17", 60).troponin("hs-troponin-t", "90", null, minutesAfterFirst(80));

        assertThat(scored(given, NOW).caveats()).singleElement().asString().startsWith("1 recent troponin result");
    }

    @Test
    void anAssayWithoutTwoHourLimitsIsNotAssessableThen() {
        GivenChart given = GivenChart.chart()
                .troponin("hs-troponin-i", "5", "assay-clarity-tni-hs", FIRST)
                .troponin("hs-troponin-i", "9", "assay-clarity-tni-hs", minutesAfterFirst(120));

        assertThat(problem(model.assess(given.build(), minutesAfterFirst(121))).kind())
                .isEqualTo(Kind.OUTSIDE_POPULATION);
    }

    @ParameterizedTest
    @CsvSource({"1440, awaited", "1441, new"})
    void aGapOfMoreThanADayBeginsANewSeries(int gap, String meaning) {
        GivenChart given = t(t(first("12"), "20", gap), "26", gap + 60);

        Signal signal = model.assess(given.build(), minutesAfterFirst(gap + 61));

        assertThat(signal instanceof RiskScored).isEqualTo(meaning.equals("new"));
    }

    @Test
    void aSeriesSpeaksForThreeDays() {
        GivenChart given = t(first("12"), "17", 60);
        Instant over = FIRST.plus(Duration.ofDays(3));

        assertThat(scored(given, over.minusSeconds(1)).band()).isEqualTo("rule-in");
        assertThat(problem(model.assess(given.build(), over)).kind()).isEqualTo(Kind.STALE);
        assertThat(problem(model.assess(given.build(), over.plus(Duration.ofHours(2))))
                        .kind())
                .isEqualTo(Kind.MISSING);
    }

    @Test
    void anOldSeriesDoesNotPairAnewWhenItsFirstSampleLeaves() {
        GivenChart given = t(t(first("12"), "13", 60), "30", 120);

        Signal signal =
                model.assess(given.build(), FIRST.plus(Duration.ofDays(3)).plusSeconds(60));

        assertThat(problem(signal).kind()).isEqualTo(Kind.STALE);
    }

    @Test
    void aChartWithoutTroponinIsNotAssessable() {
        assertThat(problem(model.assess(GivenChart.chart().build(), NOW)))
                .extracting(Problem::input, Problem::kind)
                .containsExactly("hs-troponin", Kind.MISSING);
    }

    @Test
    void isNotForTheDead() {
        assertThat(problem(model.assess(first("52").died().build(), NOW)).input())
                .isEqualTo("deceased");
    }

    /** Where a series is cut depends on the sample it begins with, so the oldest one's leaving is a time to look again. */
    @Test
    void theAnswerHoldsUntilTheOldestSampleOfAMonthLeaves() {
        GivenChart given = GivenChart.chart();
        for (int hours = 0; hours <= 31 * 24; hours += 20) {
            t(given, String.valueOf(12 + hours % 7), hours * 60);
        }
        Instant now = FIRST.plus(Duration.ofDays(28));
        while (now.isBefore(FIRST.plus(Duration.ofDays(33)))) {
            Signal signal = model.assess(given.build(), now);
            Instant due = Objects.requireNonNull(signal.reassessAt());

            assertThat(due).isAfter(now);
            assertThat(model.assess(given.build(), due.minusMillis(1)).withAsOf(now))
                    .isEqualTo(signal);
            now = due;
        }
    }

    private RiskScored scored(GivenChart given, Instant now) {
        Signal signal = model.assess(given.build(), now);
        assertThat(signal).isInstanceOf(RiskScored.class);
        return (RiskScored) signal;
    }

    private static Problem problem(@Nullable Signal signal) {
        return assertThat(signal)
                .asInstanceOf(InstanceOfAssertFactories.type(NotAssessable.class))
                .actual()
                .problems()
                .getFirst();
    }
}
