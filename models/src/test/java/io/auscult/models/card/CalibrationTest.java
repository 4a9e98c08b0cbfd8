package io.auscult.models.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final Calibration ISOTONIC =
            new Calibration.Isotonic(List.of(0.1, 0.3, 0.5), List.of(0.0, 0.2, 0.8));

    /** logit(0.8) = ln 4; half of it is ln 2, whose logistic is 2/3. */
    @Test
    void plattStretchesTheLogOdds() {
        assertThat(new Calibration.Platt(0.5, 0).of(0.8)).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(new Calibration.Platt(1, StrictMath.log(3)).of(0.5)).isCloseTo(0.75, within(1e-15));
    }

    @Test
    void plattLeavesCertaintyAlone() {
        assertThat(new Calibration.Platt(0.5, 1).of(0)).isZero();
        assertThat(new Calibration.Platt(0.5, 1).of(1)).isEqualTo(1);
    }

    @Test
    void plattOnAMarginIsTheLogisticOfALine() {
        assertThat(new Calibration.PlattOnMargin(2, -1).of(0.5)).isEqualTo(0.5);
        assertThat(new Calibration.PlattOnMargin(2, 0).of(StrictMath.log(3) / 2))
                .isCloseTo(0.75, within(1e-15));
    }

    @Test
    void isotonicIsLinearBetweenItsPointsAndLevelBeyond() {
        assertThat(ISOTONIC.of(0.2)).isCloseTo(0.1, within(1e-15));
        assertThat(ISOTONIC.of(0.4)).isCloseTo(0.5, within(1e-15));
        assertThat(ISOTONIC.of(0.3)).isEqualTo(0.2);
        assertThat(ISOTONIC.of(0)).isZero();
        assertThat(ISOTONIC.of(1)).isEqualTo(0.8);
    }

    @Property
    void aGreaterRawOutputIsNeverASmallerScore(
            @ForAll @DoubleRange(min = 0, max = 1) double one, @ForAll @DoubleRange(min = 0, max = 1) double other) {
        double low = Math.min(one, other);
        double high = Math.max(one, other);
        for (Calibration calibration : List.of(ISOTONIC, new Calibration.Platt(0.3, -2), new Calibration.None())) {
            assertThat(calibration.of(low)).isLessThanOrEqualTo(calibration.of(high));
        }
    }
}
