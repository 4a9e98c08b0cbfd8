package io.auscult.cli.bench;

import io.auscult.cli.bench.profile.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that was measured. */
record BenchReport(
        Machine before,
        Machine after,
        int threads,
        int commitMs,
        BenchPlan plan,
        Load load,
        Throughput throughput,
        List<Written> written,
        @Nullable Latency latency,
        List<ChartCost> chartCosts,
        @Nullable Profile profile) {
    BenchReport {
        written = List.copyOf(written);
        chartCosts = List.copyOf(chartCosts);
    }

    /**
     * The patients and the load of their histories.
     *
     * @param busiestTenth the part of live events that is about a tenth of the patients
     * @param perSecond facts loaded a second by the pipeline
     */
    record Load(int patients, long facts, int longestChart, double busiestTenth, double perSecond) {}

    /** The latencies of both topologies, round by round. */
    record Latency(int perSecond, List<Latencies> pipeline, List<Latencies> identity) {
        Latency {
            pipeline = List.copyOf(pipeline);
            identity = List.copyOf(identity);
        }
    }
}
