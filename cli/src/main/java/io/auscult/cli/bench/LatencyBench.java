package io.auscult.cli.bench;

import io.auscult.cli.bench.BenchReport.Latency;
import io.auscult.cli.bench.feed.Feed;
import io.auscult.cli.bench.feed.Feed.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rounds in which both topologies are sent the same events at a rate, in turns; who goes first alternates. */
final class LatencyBench {
    private final Bed bed;
    private final Lane pipeline;
    private final Lane identity;
    private final BenchPlan.Latency plan;
    private final OpenLoop openLoop;
    private final Consumer<String> progress;

    LatencyBench(Bed bed, Lane pipeline, Lane identity, BenchPlan.Latency plan, Consumer<String> progress) {
        this.bed = bed;
        this.pipeline = pipeline;
        this.identity = identity;
        this.plan = plan;
        this.openLoop = new OpenLoop(bed, plan);
        this.progress = progress;
    }

    /** Null when no rounds are asked for. */
    @Nullable Latency run(Feed feed) throws InterruptedException {
        List<Latencies> ours = new ArrayList<>();
        List<Latencies> theirs = new ArrayList<>();
        for (int round = 1; round <= plan.rounds(); round++) {
            progress.accept(
                    String.format("latency at %,d events/s, round %d of %d", plan.perSecond(), round, plan.rounds()));
            List<Told> told = feed.next(plan.perSecond() * (plan.warmUpSeconds() + plan.seconds()), plan.pulses());
            if (round % 2 == 0) {
                theirs.add(overIdentity(told));
                ours.add(overPipeline(told));
            } else {
                ours.add(overPipeline(told));
                theirs.add(overIdentity(told));
            }
        }
        return plan.rounds() == 0 ? null : new Latency(plan.perSecond(), ours, theirs);
    }

    private Latencies overPipeline(List<Told> told) throws InterruptedException {
        pipeline.sentApart(told.size());
        return openLoop.over(pipeline.runner(), bed.topics().alerts().name(), told);
    }

    private Latencies overIdentity(List<Told> told) throws InterruptedException {
        identity.sentApart(told.size());
        return openLoop.over(identity.runner(), bed.copyOut(), told);
    }
}
