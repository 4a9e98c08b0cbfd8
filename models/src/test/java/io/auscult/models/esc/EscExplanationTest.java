package io.auscult.models.esc;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.WayOut;
import java.math.BigDecimal;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EscExplanationTest {
    private static final CutOffs ROCHE =
            Assay.named("hs-cTnT Elecsys Roche").orElseThrow().cutOffs(Protocol.ZERO_ONE_HOUR);

    @Test
    void saysTheSampleTheChangeAndTheNearestOtherAnswers() {
        Explanation explanation =
                new EscExplanation(ROCHE, new BigDecimal("11"), new BigDecimal("14"), null).named("t0", "t1");

        assertThat(explanation.contributions())
                .containsExactly(new Contribution("t0", 11), new Contribution("delta", 3));
        assertThat(explanation.waysOut())
                .containsExactlyInAnyOrder(
                        new WayOut("t0", "9", "ng/L", "rule-in"),
                        new WayOut("t1", "13", "ng/L", "rule-out"),
                        new WayOut("t1", "16", "ng/L", "rule-in"));
    }

    @Test
    void theStepIsThePrecisionOfTheSamples() {
        Explanation explanation =
                new EscExplanation(ROCHE, new BigDecimal("11.4"), new BigDecimal("14.5"), null).named("t0", "t1");

        assertThat(explanation.waysOut()).contains(new WayOut("t1", "14.3", "ng/L", "rule-out"));
    }

    @Test
    void aFirstSampleThatDecidesAloneHasNoWayOutIntoAnOpenQuestion() {
        Explanation explanation = new EscExplanation(ROCHE, new BigDecimal("60"), null, null).named("t0", "t1");

        assertThat(explanation.waysOut()).isEmpty();
        assertThat(explanation.contributions()).containsExactly(new Contribution("t0", 60));
    }

    @Property
    void everyWayOutIsTheNearestWholeNumberOfItsAnswer(
            @ForAll @IntRange(min = 1, max = 70) int first, @ForAll @IntRange(min = 1, max = 80) int second) {
        Explanation explanation = new EscExplanation(ROCHE, BigDecimal.valueOf(first), BigDecimal.valueOf(second), null)
                .named("t0", "t1");
        for (String input : new String[] {"t0", "t1"}) {
            for (String band : new String[] {"rule-in", "rule-out", "observe"}) {
                assertThat(said(explanation, input, band))
                        .as("%s to %s from %d, %d", input, band, first, second)
                        .isEqualTo(nearest(first, second, input.equals("t0"), band));
            }
        }
    }

    private static int said(Explanation explanation, String input, String band) {
        return explanation.waysOut().stream()
                .filter(way -> way.input().equals(input) && way.band().equals(band))
                .map(way -> Math.abs(Integer.parseInt(way.value())))
                .findFirst()
                .orElse(-1);
    }

    /** By trying every number; -1 where the answer is that already, or can never be. */
    private static int nearest(int first, int second, boolean ofFirst, String band) {
        if (band(first, second).equals(band)) {
            return -1;
        }
        int now = ofFirst ? first : second;
        for (int off = 1; off < 200; off++) {
            for (int value : new int[] {now - off, now + off}) {
                if (value >= 0
                        && band(ofFirst ? value : first, ofFirst ? second : value)
                                .equals(band)) {
                    return value;
                }
            }
        }
        return -1;
    }

    private static String band(int first, int second) {
        return Objects.requireNonNull(EscAlgorithm.classify(
                        ROCHE,
                        Level.exactly(BigDecimal.valueOf(first)),
                        Level.exactly(BigDecimal.valueOf(second)),
                        null)
                .word());
    }
}
