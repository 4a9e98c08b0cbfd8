package io.auscult.cli.bench;

import java.util.List;
import java.util.Locale;

/** What was measured: medians over the rounds, and the spread. */
record BenchResult(
        int events, List<Round> pipeline, List<Round> identity, double signalsPerThousand, double alertsPerThousand) {

    double pipelineMedian() {
        return median(pipeline);
    }

    double identityMedian() {
        return median(identity);
    }

    double ratio() {
        return identityMedian() / pipelineMedian();
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "%,d events a round, %d rounds%n"
                        + "pipeline  %,8.0f events/s (median; %s)%n"
                        + "identity  %,8.0f events/s (median; %s)%n"
                        + "an event costs %.1f times what it costs to do nothing%n"
                        + "%.1f signals and %.2f alert changes per 1,000 events",
                events,
                pipeline.size(),
                pipelineMedian(),
                spread(pipeline),
                identityMedian(),
                spread(identity),
                ratio(),
                signalsPerThousand,
                alertsPerThousand);
    }

    private static double median(List<Round> rounds) {
        double[] sorted = rounds.stream().mapToDouble(Round::perSecond).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String spread(List<Round> rounds) {
        var summary = rounds.stream().mapToDouble(Round::perSecond).summaryStatistics();
        return String.format(Locale.ROOT, "%,.0f to %,.0f", summary.getMin(), summary.getMax());
    }
}
