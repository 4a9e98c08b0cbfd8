package io.auscult.cli.bench;

import io.auscult.cli.bench.feed.Feed;
import io.auscult.cli.bench.feed.Feed.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Rounds in which both topologies take in the same events, in turns; who goes first alternates, and the first round is not counted. */
final class ThroughputBench {
    private static final double WARM_UP = 0.2;

    private final Lane pipeline;
    private final Lane identity;
    private final BenchPlan plan;
    private final Consumer<String> progress;
    private final List<Round> ours = new ArrayList<>();
    private final List<Round> theirs = new ArrayList<>();
    private long events;

    ThroughputBench(Lane pipeline, Lane identity, BenchPlan plan, Consumer<String> progress) {
        this.pipeline = pipeline;
        this.identity = identity;
        this.plan = plan;
        this.progress = progress;
    }

    void warmUp(Feed feed) throws InterruptedException, ExecutionException {
        round(feed, 0);
        ours.clear();
        theirs.clear();
        events = 0;
    }

    Throughput run(Feed feed) throws InterruptedException, ExecutionException {
        for (int round = 1; round <= plan.rounds(); round++) {
            round(feed, round);
        }
        return new Throughput(ours, theirs);
    }

    /** Events in the counted rounds, those before the clock included. */
    long events() {
        return events;
    }

    private void round(Feed feed, int round) throws InterruptedException, ExecutionException {
        List<Told> told = feed.next(plan.events(), plan.pulses());
        pipeline.put(told);
        identity.put(told);
        events += told.size();
        if (round % 2 == 0) {
            theirs.add(identity.take(WARM_UP));
            ours.add(pipeline.take(WARM_UP));
        } else {
            ours.add(pipeline.take(WARM_UP));
            theirs.add(identity.take(WARM_UP));
        }
        progress.accept(String.format(
                "round %d of %d: pipeline %,.0f events/s, identity %,.0f events/s",
                round,
                plan.rounds(),
                ours.getLast().perSecond(),
                theirs.getLast().perSecond()));
    }
}
