package io.auscult.training.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    /** Of a hundred people with each probability, exactly so many have the disease. */
    private static List<Scored> asFrequentAs(double[] stated, int[] inAHundred) {
        List<Scored> people = new ArrayList<>();
        for (int i = 0; i < stated.length; i++) {
            for (int person = 0; person < 100; person++) {
                people.add(new Scored(stated[i], person < inAHundred[i]));
            }
        }
        return people;
    }

    @Test
    void hasSlopeOneAndInterceptZeroWhenProbabilitiesAreTrue() {
        Calibration found = Calibration.of(asFrequentAs(new double[] {0.2, 0.8}, new int[] {20, 80}));
        assertThat(found.slope().value()).isCloseTo(1, within(1e-9));
        assertThat(found.intercept()).isCloseTo(0, within(1e-9));
        assertThat(found.slope().low()).isLessThan(1);
        assertThat(found.slope().high()).isGreaterThan(1);
    }

    /** Two probabilities make a saturated line: its slope is the ratio of the distances in log-odds. */
    @Test
    void hasASlopeBelowOneWhenProbabilitiesAreTooExtreme() {
        Calibration found = Calibration.of(asFrequentAs(new double[] {0.1, 0.9}, new int[] {20, 80}));
        assertThat(found.slope().value()).isCloseTo(Math.log(4) / Math.log(9), within(1e-9));
        assertThat(found.intercept()).isCloseTo(0, within(1e-9));
    }

    /** The information of a saturated line: the variance of the slope is the sum of 1 / (100 p q) over the squared distance. */
    @Test
    void hasTheStandardErrorOfASaturatedLine() {
        LogisticLine line = LogisticLine.fit(asFrequentAs(new double[] {0, 1}, new int[] {20, 80}));
        assertThat(line.slope()).isCloseTo(2 * Math.log(4), within(1e-9));
        assertThat(line.slopeError()).isCloseTo(Math.sqrt(2 / (100 * 0.16)), within(1e-9));
        assertThat(line.probability(0)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void hasABrierScoreThatIsTheMeanSquaredError() {
        List<Scored> people = List.of(new Scored(0.9, true), new Scored(0.4, true), new Scored(0.3, false));
        assertThat(Calibration.brier(people)).isCloseTo((0.01 + 0.36 + 0.09) / 3, within(1e-15));
    }

    /** From slope 1 a whole step of Newton's method leads ever further away here. */
    @Test
    void findsALineThatIsFarFromWhereTheSearchBegins() {
        List<Scored> people = asFrequentAs(new double[] {-6, 6}, new int[] {40, 60});
        LogisticLine line = LogisticLine.fit(people);
        assertThat(line.slope()).isCloseTo(Math.log(1.5) / 6, within(1e-9));
        assertThat(line.intercept()).isCloseTo(0, within(1e-9));
    }

    @Test
    void refusesScoresThatSeparateEverybody() {
        assertThatThrownBy(() -> LogisticLine.fit(People.of(new double[] {3, 4}, 1, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsThePeopleOfEveryTenthOnce() {
        List<Scored> people =
                List.of(new Scored(0.0, false), new Scored(0.1, true), new Scored(0.15, false), new Scored(1.0, true));
        List<Reliability> table = Reliability.tenths(people, 1);
        assertThat(table)
                .containsExactly(
                        new Reliability(0.0, 0.1, 1, 0, 0),
                        new Reliability(0.1, 0.2, 2, 0.125, 0.5),
                        new Reliability(0.9, 1.0, 1, 1, 1));
    }
}
