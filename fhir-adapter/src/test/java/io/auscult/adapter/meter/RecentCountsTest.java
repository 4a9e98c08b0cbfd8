package io.auscult.adapter.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentCountsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:30Z");
    private final RecentCounts counts = new RecentCounts();

    @Test
    void countsWhatHappenedInTheMinutesAskedFor() {
        counts.add(NOON.minus(Duration.ofMinutes(5)), 1);
        counts.add(NOON.minus(Duration.ofMinutes(4)), 2);
        counts.add(NOON, 4);
        assertThat(counts.within(Duration.ofMinutes(5), NOON)).isEqualTo(6);
        assertThat(counts.within(Duration.ofMinutes(6), NOON)).isEqualTo(7);
    }

    @Test
    void forgetsWhatIsOlderThanADay() {
        counts.add(NOON.minus(Duration.ofHours(24)), 1);
        counts.add(NOON.minus(Duration.ofMinutes(24 * 60 - 1)), 2);
        assertThat(counts.within(Duration.ofDays(1), NOON)).isEqualTo(2);
        assertThat(counts.within(Duration.ofDays(1), NOON.plus(Duration.ofDays(3))))
                .isZero();
    }

    @Test
    void takesWhatComesLateAndLeavesWhatComesADayLate() {
        counts.add(NOON, 1);
        counts.add(NOON.minus(Duration.ofHours(1)), 2);
        counts.add(NOON.minus(Duration.ofDays(2)), 4);
        assertThat(counts.within(Duration.ofDays(1), NOON)).isEqualTo(3);
    }

    @Test
    void dividesTheDayWithTheNewestLast() {
        counts.add(NOON, 1);
        counts.add(NOON.minus(Duration.ofMinutes(24 * 60 - 1)), 2);
        assertThat(counts.day(24, NOON)).hasSize(24).startsWith(2L, 0L).endsWith(0L, 1L);
    }
}
