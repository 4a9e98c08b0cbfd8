package io.auscult.cli.bench;

import io.auscult.cli.bench.feed.ChartSizes;
import java.util.List;

/**
 * How much is measured, and how often.
 *
 * @param seed of everything that is sent: the same seed gives the same events
 * @param skew exponent of Zipf's law for how often each patient is spoken of
 * @param events a throughput round
 * @param rounds counted throughput rounds, after one that is not
 * @param pulses the part of a throughput round's events that open or withdraw an alert each
 * @param latency with no rounds to leave it out
 * @param chartCost with no rounds to leave it out
 */
record BenchPlan(
        long seed,
        int patients,
        ChartSizes charts,
        double skew,
        int events,
        int rounds,
        double pulses,
        Latency latency,
        ChartCost chartCost) {

    /** @param pulses the part of the events that open or withdraw an alert each; their latency is what counts */
    record Latency(int perSecond, int seconds, int warmUpSeconds, int rounds, double pulses) {}

    /**
     * What an event costs by the length of its patient's chart.
     *
     * @param facts the lengths, shortest first
     * @param patients of each length
     * @param events a block; in a round each length has one block
     */
    record ChartCost(List<Integer> facts, int patients, int events, int rounds) {
        ChartCost {
            facts = List.copyOf(facts);
        }
    }

    /** What {@code docs/benchmarks.md} reports. */
    static BenchPlan full() {
        return new BenchPlan(
                1,
                1_000,
                new ChartSizes(500, 1.0, 5),
                0.8,
                60_000,
                5,
                0.01,
                new Latency(1_000, 20, 5, 3, 0.03),
                new ChartCost(List.of(10, 1_000, 10_000), 50, 2_000, 8));
    }

    /** Small enough for a test: shows that everything works, and its figures mean little. */
    static BenchPlan quick() {
        return new BenchPlan(
                1,
                20,
                new ChartSizes(30, 1.0, 0),
                0.8,
                1_500,
                2,
                0.02,
                new Latency(200, 2, 1, 1, 0.2),
                new ChartCost(List.of(10, 200), 5, 300, 2));
    }

    BenchPlan withEvents(int other) {
        return new BenchPlan(seed, patients, charts, skew, other, rounds, pulses, latency, chartCost);
    }

    BenchPlan withRounds(int other) {
        return new BenchPlan(seed, patients, charts, skew, events, other, pulses, latency, chartCost);
    }

    BenchPlan withPatients(int other) {
        return new BenchPlan(seed, other, charts, skew, events, rounds, pulses, latency, chartCost);
    }

    BenchPlan withSeed(long other) {
        return new BenchPlan(other, patients, charts, skew, events, rounds, pulses, latency, chartCost);
    }

    BenchPlan withoutLatency() {
        return new BenchPlan(
                seed,
                patients,
                charts,
                skew,
                events,
                rounds,
                pulses,
                new Latency(latency.perSecond(), latency.seconds(), latency.warmUpSeconds(), 0, latency.pulses()),
                chartCost);
    }

    BenchPlan withoutChartCost() {
        ChartCost none = new ChartCost(chartCost.facts(), chartCost.patients(), chartCost.events(), 0);
        return new BenchPlan(seed, patients, charts, skew, events, rounds, pulses, latency, none);
    }
}
