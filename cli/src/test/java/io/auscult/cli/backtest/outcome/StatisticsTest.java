package io.auscult.cli.backtest.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.auscult.training.stats.Estimate;
import io.auscult.training.stats.Scored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {
    /** Newcombe, Statistics in Medicine 1998;17:857-872, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void aShareHasWilsonsInterval(int hits, int of, double low, double high) {
        Estimate share = new Share(hits, of).estimate().orElseThrow();

        assertThat(share.value()).isEqualTo((double) hits / of);
        assertThat(share.low()).isCloseTo(low, within(0.00005));
        assertThat(share.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void aShareOfNothingIsNone() {
        assertThat(new Share(0, 0).estimate()).isEmpty();
        assertThat(new Share(0, 20).numberNeeded()).isEmpty();
    }

    @Test
    void allOfThemReachOne() {
        assertThat(new Share(20, 20).estimate().orElseThrow().high()).isEqualTo(1);
    }

    @Test
    void theNumberNeededIsOneOverTheShareAndOverItsLimits() {
        Estimate needed = new Share(15, 148).numberNeeded().orElseThrow();

        assertThat(needed.value()).isCloseTo(148.0 / 15, within(1e-9));
        assertThat(needed.low()).isCloseTo(1 / 0.1605, within(0.003));
        assertThat(needed.high()).isCloseTo(1 / 0.0624, within(0.02));
    }

    /** By hand: of 1 to 9, the quarters lie at the third and the seventh value. */
    @Test
    void theQuartersLieBetweenTheNearestValues() {
        Spread spread =
                Spread.of(List.of(9.0, 1.0, 2.0, 8.0, 3.0, 7.0, 4.0, 6.0, 5.0)).orElseThrow();

        assertThat(spread.median().value()).isEqualTo(5);
        assertThat(spread.lower()).isEqualTo(3);
        assertThat(spread.upper()).isEqualTo(7);
        assertThat(Spread.quantile(List.of(1.0, 2.0, 3.0, 4.0), 0.5)).isEqualTo(2.5);
    }

    /** Campbell and Gardner's formula for 16 values: ranks 16/2 - 1.96 × 4/2 = 4.1 and 1 + 8 + 3.9 = 12.9, so the 4th and the 13th. */
    @Test
    void theMediansIntervalGoesFromOneRankToAnother() {
        List<Double> values = new ArrayList<>();
        for (int i = 1; i <= 16; i++) {
            values.add(10.0 * i);
        }

        Estimate median = Spread.of(values).orElseThrow().median();

        assertThat(median).isEqualTo(new Estimate(85, 40, 130));
    }

    /** By hand: 10 × (1 - 1/90 - 1.96/(3√10))³ = 4.787, and 11 × (1 - 1/99 + 1.96/(3√11))³ = 18.391. */
    @Test
    void observedForEachExpectedHasByarsInterval() {
        Estimate ratio = new ObservedExpected(10, 20).ratio().orElseThrow();

        assertThat(ratio.value()).isEqualTo(0.5);
        assertThat(ratio.low()).isCloseTo(4.787 / 20, within(0.0001));
        assertThat(ratio.high()).isCloseTo(18.391 / 20, within(0.0001));
        assertThat(new ObservedExpected(0, 5).ratio().orElseThrow().low()).isZero();
        assertThat(new ObservedExpected(0, 0).ratio()).isEmpty();
    }

    @Test
    void tenthsHoldEverybodyOnceFromTheLeastLikelyOn() {
        List<Scored> people = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            people.add(new Scored((25 - i) / 100.0, i < 5));
        }

        List<Tenth> tenths = Tenth.of(people);

        assertThat(tenths).hasSize(10);
        assertThat(tenths.stream().mapToInt(tenth -> tenth.observed().of()).sum())
                .isEqualTo(25);
        assertThat(tenths.stream().mapToInt(tenth -> tenth.observed().hits()).sum())
                .isEqualTo(5);
        assertThat(tenths).isSortedAccordingTo(Comparator.comparingDouble(Tenth::predicted));
        assertThat(tenths.getLast().predicted()).isCloseTo(0.24, within(1e-9));
        assertThat(tenths.getLast().observed()).isEqualTo(new Share(3, 3));
    }
}
