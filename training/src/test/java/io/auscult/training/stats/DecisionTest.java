package io.auscult.training.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecisionTest {
    /** Ten people, four diseased. At 0.25: three hits and one false alarm, which weighs 0.25 / 0.75. */
    @Test
    void netBenefitIsHitsLessWeighedFalseAlarms() {
        List<Scored> people = People.of(new double[] {0.9, 0.8, 0.25, 0.1}, 0.6, 0.2, 0.1, 0.1, 0.1, 0.1);
        NetBenefit at = NetBenefit.at(0.25, people);
        assertThat(at.model()).isCloseTo((3 - 1 / 3.0) / 10, within(1e-15));
        assertThat(at.everybody()).isCloseTo((4 - 6 / 3.0) / 10, within(1e-15));
    }

    @Test
    void twentyOthersLetOneFalseAlarmPassAtNinetyFivePercent() {
        double[] others = DoubleStream.iterate(1, i -> i + 1).limit(20).toArray();
        FixedSpecificity found = FixedSpecificity.of(People.of(new double[] {5, 19, 19.5, 30}, others), 0.95);
        assertThat(found.cutOff()).isEqualTo(19);
        assertThat(found.specificity()).isCloseTo(0.95, within(1e-12));
        assertThat(found.sensitivity()).isEqualTo(0.5);
    }

    @Test
    void tiedOthersAreNotCalledPositiveToReachASensitivity() {
        FixedSpecificity found = FixedSpecificity.of(People.of(new double[] {1, 2}, 1, 1, 1, 1), 0.95);
        assertThat(found.specificity()).isEqualTo(1);
        assertThat(found.sensitivity()).isEqualTo(0.5);
    }

    @Test
    void theBootstrapDrawsTheDiseasedAndTheOthersApart() {
        List<Boolean> diseased = Stream.concat(
                        Collections.nCopies(3, true).stream(), Collections.nCopies(7, false).stream())
                .toList();
        Estimate share = new Bootstrap(200, 1)
                .interval(
                        0.3,
                        diseased,
                        sample -> (double) IntStream.of(sample)
                                        .filter(diseased::get)
                                        .count()
                                / sample.length);
        assertThat(share).isEqualTo(new Estimate(0.3, 0.3, 0.3));
    }

    @Test
    void theBootstrapCoversTheMeanAndIsTheSameForTheSameSeed() {
        List<Boolean> diseased = IntStream.range(0, 100).mapToObj(i -> i < 50).toList();
        Estimate mean = new Bootstrap(500, 1).interval(49.5, diseased, DecisionTest::mean);
        assertThat(mean.low()).isBetween(44.0, 48.5);
        assertThat(mean.high()).isBetween(50.5, 55.0);
        assertThat(new Bootstrap(500, 1).interval(49.5, diseased, DecisionTest::mean))
                .isEqualTo(mean);
        assertThat(new Bootstrap(500, 2).interval(49.5, diseased, DecisionTest::mean))
                .isNotEqualTo(mean);
    }

    private static double mean(int[] sample) {
        return IntStream.of(sample).average().orElseThrow();
    }
}
