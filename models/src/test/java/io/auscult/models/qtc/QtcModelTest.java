package io.auscult.models.qtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.signal.Signal.WayOut;
import java.math.BigDecimal;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QtcModelTest {
    private static final Instant ECG = GivenChart.daysAgo(1);

    @Test
    void correctsTheQtWithTheHeartRateOfTheSameEcg() {
        RiskScored scored = scored(patient()
                .observed("qt-interval", "400", ECG)
                .observed("heart-rate", "100", ECG)
                .observed("heart-rate", "60", ECG.plusSeconds(60)));

        assertThat(scored.scores())
                .extracting(Score::name)
                .containsExactly("fridericia", "bazett", "framingham", "hodges", "rautaharju");
        assertThat(scored.value("fridericia")).isCloseTo(474.252441, within(5e-7));
        assertThat(scored.value("bazett")).isCloseTo(516.397779, within(5e-7));
        assertThat(scored.band()).isEqualTo("460-479");
        assertThat(scored.contributions()).extracting("input").containsExactly("qt-interval", "heart-rate");
    }

    @Test
    void aHeartRateOfAnotherTimeIsNotUsed() {
        assertThat(notAssessable(patient()
                                .observed("qt-interval", "400", ECG)
                                .observed("heart-rate", "60", ECG.plusSeconds(60)))
                        .problems())
                .extracting("input", "kind")
                .containsExactly(Tuple.tuple("heart-rate", Kind.MISSING));
    }

    @Test
    void aReportedQtcIsTakenAsItIsAndSaidToBeOfAnUnknownFormula() {
        RiskScored scored = scored(patient().observed("qtc-interval", "505", ECG));

        assertThat(scored.scores()).extracting(Score::name).containsExactly("reported");
        assertThat(scored.band()).isEqualTo("above-500");
        assertThat(scored.caveats()).anyMatch(caveat -> caveat.contains("formula is not known"));
        assertThat(scored.explanation().waysOut())
                .containsExactly(
                        new WayOut("qtc-interval", "500", "ms", "480-500"),
                        new WayOut("qtc-interval", "479", "ms", "460-479"),
                        new WayOut("qtc-interval", "459", "ms", "below-460"));
    }

    @Test
    void aNewerReportIsNotHeldBackByAnOlderEcg() {
        RiskScored scored = scored(patient()
                .observed("qt-interval", "400", ECG.minusSeconds(3600))
                .observed("heart-rate", "60", ECG.minusSeconds(3600))
                .observed("qtc-interval", "490", ECG));

        assertThat(scored.band()).isEqualTo("480-500");
    }

    @Test
    void aReportThatIsOlderThanAQtWithoutRateDoesNotStandInForIt() {
        assertThat(notAssessable(patient()
                                .observed("qtc-interval", "430", ECG.minusSeconds(3600))
                                .observed("qt-interval", "520", ECG))
                        .problems())
                .extracting("input")
                .containsExactly("heart-rate");
    }

    @ParameterizedTest
    @CsvSource({
        "459.999, below-460",
        "460, 460-479",
        "479.999, 460-479",
        "480, 480-500",
        "500, 480-500",
        "500.001, above-500"
    })
    void theBandsEndWhereTheGuidelineSays(double qtc, String band) {
        assertThat(QtcBand.of(qtc).word()).isEqualTo(band);
    }

    @Test
    void withoutAnEcgTheQtIsMissing() {
        assertThat(notAssessable(patient()).problems())
                .extracting("input", "kind")
                .containsExactly(Tuple.tuple("qt-interval", Kind.MISSING));
    }

    @Property
    void everyWayOutIsTheNearestWholeNumberOfItsBand(
            @ForAll @IntRange(min = 250, max = 650) int qt, @ForAll @IntRange(min = 30, max = 180) int rate) {
        for (WayOut way : QtcExplanation.of(BigDecimal.valueOf(qt), BigDecimal.valueOf(rate), "qt", "rate")
                .waysOut()) {
            boolean ofQt = way.input().equals("qt");
            int now = ofQt ? qt : rate;
            int value = Integer.parseInt(way.value());
            assertThat(band(ofQt ? value : qt, ofQt ? rate : value)).isEqualTo(way.band());
            int nearer = value + Integer.signum(now - value);
            assertThat(band(ofQt ? nearer : qt, ofQt ? rate : nearer)).isNotEqualTo(way.band());
        }
    }

    private static String band(int qt, int rate) {
        return QtcBand.of(QtFormula.FRIDERICIA.corrected(qt, rate)).word();
    }

    private static GivenChart patient() {
        return GivenChart.chart().person(Sex.MALE, "1970-01-01");
    }

    private static RiskScored scored(GivenChart given) {
        return (RiskScored) new QtcModel().assess(given.build(), GivenChart.NOW);
    }

    private static NotAssessable notAssessable(GivenChart given) {
        return (NotAssessable) new QtcModel().assess(given.build(), GivenChart.NOW);
    }
}
