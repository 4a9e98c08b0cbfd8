package io.auscult.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.cli.bench.Written.Look;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void aPercentileIsAValueThatWasMeasured() {
        Latencies hundred = new Latencies(LongStream.rangeClosed(1, 100).boxed().toList(), 0, 0);
        assertThat(hundred.percentile(0.5)).isEqualTo(50);
        assertThat(hundred.percentile(0.99)).isEqualTo(99);
        assertThat(hundred.percentile(1)).isEqualTo(100);
        assertThat(new Latencies(List.of(7L), 0, 0).percentile(0.99)).isEqualTo(7);
        assertThat(new Latencies(List.of(), 3, 0).percentile(0.99)).isNaN();
    }

    @Test
    void roundsCountTogether() {
        Latencies both =
                Latencies.together(List.of(new Latencies(List.of(3L, 1L), 1, 20), new Latencies(List.of(2L), 2, 5)));
        assertThat(both).isEqualTo(new Latencies(List.of(1L, 2L, 3L), 3, 20));
    }

    @Test
    void theMedianOfAnEvenNumberIsHalfWayBetweenTheMiddleTwo() {
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(new Spread(2.5, 1, 4));
        assertThat(Spread.of(List.of(5.0)).words(1)).isEqualTo("5.0 (5.0 to 5.0)");
    }

    @Test
    void roundsAreComparedWithTheRoundBesideThem() {
        Throughput throughput =
                new Throughput(List.of(round(100, 1), round(300, 1)), List.of(round(200, 1), round(400, 1)));
        assertThat(throughput.ratios()).containsExactly(0.5, 0.75);
    }

    @Test
    void whatIsWrittenIsCountedFromOneLookToTheNextForEachEvent() {
        String changelog = "app-chart-changelog";
        Look before = new Look(Map.of("alerts", 100L, changelog, 1_000L), Map.of("alerts", 1.0, changelog, 10.0));
        Look after = new Look(Map.of("alerts", 150L, changelog, 6_000L), Map.of("alerts", 2.0, changelog, 20.0));
        List<Written> written = Written.between(before, after, "app", 10);
        assertThat(written).containsExactly(new Written("chart", true, 500, 1.0), new Written("alerts", false, 5, 0.1));
        assertThat(Written.bytes(written, true)).isEqualTo(500);
        assertThat(Written.bytes(written, false)).isEqualTo(5);
    }

    private static Round round(long events, double seconds) {
        return new Round(events, seconds, new Cpu(seconds, 0));
    }
}
