package io.auscult.cli.bench;

import io.auscult.cli.bench.BenchReport.Latency;
import io.auscult.cli.bench.profile.Profile;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The report for an engineer at a terminal. */
final class ReportText {
    private static final double LEAST_SHARE = 0.005;

    private final Formatter out = new Formatter(Locale.ROOT);

    private ReportText() {}

    static String of(BenchReport report) {
        ReportText text = new ReportText();
        text.setting(report);
        text.throughput(report);
        text.written(report.written());
        text.latency(report.latency());
        text.chartCosts(report.chartCosts());
        if (report.profile() != null) {
            text.profile(report.profile());
        }
        return text.out.toString().stripTrailing();
    }

    private void setting(BenchReport report) {
        out.format(
                "%d processors, load %.1f before and %.1f after; Java %s, heap %,d MB%n",
                report.before().processors(),
                report.before().loadAverage(),
                report.after().loadAverage(),
                report.before().java(),
                report.before().maxHeapBytes() >> 20);
        out.format(
                "%d stream threads, commit every %d ms, exactly_once_v2, no compression; seed %d%n",
                report.threads(), report.commitMs(), report.plan().seed());
        out.format(
                "%,d patients with %,d facts loaded (longest chart %,d), %,.0f facts/s; %.0f %% of events about a tenth of them%n",
                report.load().patients(),
                report.load().facts(),
                report.load().longestChart(),
                report.load().perSecond(),
                100 * report.load().busiestTenth());
        out.format("%n");
    }

    private void throughput(BenchReport report) {
        Throughput throughput = report.throughput();
        out.format(
                "THROUGHPUT, %d rounds of %,d events, %.1f %% of them open or withdraw an alert: median (least to most)%n",
                throughput.pipeline().size(),
                report.plan().events(),
                100 * report.plan().pulses());
        rounds("pipeline", throughput.pipeline());
        rounds("identity", throughput.identity());
        out.format(
                "  pipeline / identity   %s   [%s]%n",
                Spread.of(throughput.ratios()).words(2),
                String.join(
                        ", ",
                        throughput.ratios().stream()
                                .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                                .toList()));
        out.format("%n");
    }

    private void rounds(String name, List<Round> rounds) {
        out.format(
                "  %s  %28s events/s   processor time an event: app %.0f us, broker %.0f us%n",
                name,
                Spread.of(rounds.stream().map(Round::perSecond).toList()).words(0),
                Spread.of(rounds.stream().map(Round::appCpuMicrosPerEvent).toList())
                        .median(),
                Spread.of(rounds.stream().map(Round::brokerCpuMicrosPerEvent).toList())
                        .median());
    }

    private void written(List<Written> written) {
        out.format("WRITTEN by the pipeline for each event    bytes   records%n");
        written.forEach(one -> out.format(
                "  %-34s %10.1f %9.3f%n",
                (one.changelog() ? "changelog " : "topic ") + one.topic(), one.bytes(), one.records()));
        out.format("  %-34s %10.1f%n", "all topics", Written.bytes(written, false));
        out.format("  %-34s %10.1f%n", "all changelogs", Written.bytes(written, true));
        out.format("%n");
    }

    private void latency(@Nullable Latency latency) {
        if (latency == null) {
            return;
        }
        out.format("LATENCY at %,d events/s, open loop, in ms%n", latency.perSecond());
        latency("pipeline, event to alert ", latency.pipeline());
        latency("identity, event to output", latency.identity());
        out.format(
                "  p99 pipeline / identity   %.2f%n",
                Latencies.together(latency.pipeline()).percentile(0.99)
                        / Latencies.together(latency.identity()).percentile(0.99));
        out.format("%n");
    }

    private void latency(String name, List<Latencies> rounds) {
        Latencies all = Latencies.together(rounds);
        out.format(
                "  %s  p50 %5.0f   p99 %5.0f   most %5.0f   of %,d events, %d unanswered; p99 by round %s; sender late by %d at most%n",
                name,
                all.percentile(0.5),
                all.percentile(0.99),
                all.percentile(1),
                all.millis().size(),
                all.unanswered(),
                rounds.stream()
                        .map(round -> String.format(Locale.ROOT, "%.0f", round.percentile(0.99)))
                        .toList(),
                all.senderLateMillis());
    }

    private void chartCosts(List<ChartCost> costs) {
        if (costs.isEmpty()) {
            return;
        }
        out.format(
                "COST BY LENGTH OF THE CHART, %d rounds: median (least to most)%n",
                costs.getFirst().rounds().size());
        ChartCost shortest = costs.getFirst();
        for (ChartCost cost : costs) {
            out.format(
                    "  %,7d facts  %22s us/event   x %.2f      app's processor time %22s us/event   x %.2f%n",
                    cost.facts(),
                    cost.micros().words(0),
                    cost.micros().median() / shortest.micros().median(),
                    cost.cpuMicros().words(0),
                    cost.cpuMicros().median() / shortest.cpuMicros().median());
        }
        out.format("%n");
    }

    private void profile(Profile profile) {
        out.format(
                "PROFILE of one more round, %,d events in %.1f s: %,d samples (%s); pauses to collect garbage %.2f s%n",
                profile.events(),
                profile.seconds(),
                profile.samples(),
                profile.sampledBy(),
                profile.garbageCollectionSeconds());
        shares("by stage", profile.stages());
        shares("by what is done", profile.work());
        shares("methods", profile.methods());
        shares("under Auscult's methods (a sample counts for each on its stack)", profile.callers());
    }

    private void shares(String title, List<Profile.Share> shares) {
        out.format("  %s%n", title);
        shares.stream()
                .filter(share -> share.part() >= LEAST_SHARE)
                .forEach(share -> out.format("    %5.1f %%  %s%n", 100 * share.part(), share.what()));
    }
}
