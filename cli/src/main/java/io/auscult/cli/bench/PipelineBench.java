package io.auscult.cli.bench;

import io.auscult.cli.bench.BenchReport.Latency;
import io.auscult.cli.bench.BenchReport.Load;
import io.auscult.cli.bench.feed.Feed;
import io.auscult.cli.bench.feed.Feed.Told;
import io.auscult.cli.bench.feed.Population;
import io.auscult.cli.bench.profile.Profile;
import io.auscult.cli.bench.profile.Recorder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole topology, all packs and models at work, beside an identity topology with the same bytes in, partitions, threads, commit
 * interval and {@code exactly_once_v2}; in turns, so that a noisy machine disturbs both alike.
 */
final class PipelineBench implements AutoCloseable {
    private static final Instant LOADED = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant LIVE = LOADED.plusSeconds(3_600);
    /** A later time, so that the patients of the last part see the same packs and models as the others. */
    private static final Instant LATER = LOADED.plusSeconds(6 * 3_600);

    private static final double WARM_UP = 0.2;

    private final Bed bed;
    private final BenchPlan plan;
    private final Consumer<String> progress;
    private final Lane pipeline;
    private final Lane identity;
    private final Population population;
    private final Feed feed;

    PipelineBench(Bed bed, BenchPlan plan, Consumer<String> progress) {
        this.bed = bed;
        this.plan = plan;
        this.progress = progress;
        this.pipeline = new Lane(bed, Topologies.pipeline(bed, progress));
        this.identity = new Lane(bed, Topologies.identity(bed, progress));
        this.population = Population.hospital(plan.seed(), plan.patients(), plan.charts(), plan.skew());
        this.feed = new Feed(population, plan.seed(), LIVE);
    }

    /** @param recording where to write a recording of one more round; null for no profile */
    BenchReport run(@Nullable Path recording) throws Exception {
        Machine before = Machine.now();
        bed.createTopics();
        pipeline.start();
        identity.start();
        Load load = load();
        List<Round> ours = new ArrayList<>();
        List<Round> theirs = new ArrayList<>();
        Written.Look first = null;
        long counted = 0;
        for (int round = 0; round <= plan.rounds(); round++) {
            if (round == 1) {
                first = look();
            }
            List<Told> told = feed.next(plan.events(), plan.pulses());
            pipeline.put(told);
            identity.put(told);
            boolean identityFirst = round % 2 == 0;
            Round beside = identityFirst ? identity.take(WARM_UP) : null;
            Round ourRound = pipeline.take(WARM_UP);
            Round theirRound = beside == null ? identity.take(WARM_UP) : beside;
            if (round > 0) {
                ours.add(ourRound);
                theirs.add(theirRound);
                counted += told.size();
            }
            progress.accept(String.format(
                    "round %d of %d: pipeline %,.0f events/s, identity %,.0f events/s",
                    round, plan.rounds(), ourRound.perSecond(), theirRound.perSecond()));
        }
        List<Written> written = first == null ? List.of() : Written.between(first, look(), "bench-pipeline", counted);
        Profile profile = recording == null ? null : profile(recording);
        Latency latency = latency();
        List<ChartCost> costs = plan.chartCost().rounds() == 0
                ? List.of()
                : new ChartCostBench(pipeline, plan.chartCost(), plan.seed(), LATER, progress).run();
        return new BenchReport(
                before,
                Machine.now(),
                bed.threads(),
                bed.commitMs(),
                plan,
                load,
                new Throughput(ours, theirs),
                written,
                latency,
                costs,
                profile);
    }

    private Load load() throws InterruptedException, ExecutionException {
        progress.accept(
                String.format("loading %,d patients with %,d facts", population.patients(), population.facts()));
        Round loaded = pipeline.load(population, LOADED);
        return new Load(
                population.patients(),
                population.facts(),
                population.longestChart(),
                population.shareOfBusiestTenth(),
                loaded.perSecond());
    }

    private Written.Look look() throws InterruptedException, ExecutionException {
        return new Written.Look(bed.logBytes(), pipeline.runner().recordsWritten());
    }

    private Profile profile(Path recording) throws Exception {
        progress.accept("one more round, recorded");
        pipeline.put(feed.next(plan.events(), plan.pulses()));
        try (Recorder recorder = Recorder.start(recording)) {
            Round round = pipeline.take(0);
            return recorder.stop(round.events());
        }
    }

    private @Nullable Latency latency() throws InterruptedException {
        BenchPlan.Latency asked = plan.latency();
        List<Latencies> ours = new ArrayList<>();
        List<Latencies> theirs = new ArrayList<>();
        OpenLoop openLoop = new OpenLoop(bed, asked);
        for (int round = 1; round <= asked.rounds(); round++) {
            progress.accept(
                    String.format("latency at %,d events/s, round %d of %d", asked.perSecond(), round, asked.rounds()));
            List<Told> told = feed.next(asked.perSecond() * (asked.warmUpSeconds() + asked.seconds()), asked.pulses());
            if (round % 2 == 0) {
                theirs.add(openLoop.over(identity.runner(), bed.copyOut(), told));
            }
            ours.add(openLoop.over(pipeline.runner(), bed.topics().alerts().name(), told));
            if (round % 2 == 1) {
                theirs.add(openLoop.over(identity.runner(), bed.copyOut(), told));
            }
            pipeline.sentApart(told.size());
            identity.sentApart(told.size());
        }
        return asked.rounds() == 0 ? null : new Latency(asked.perSecond(), ours, theirs);
    }

    @Override
    public void close() {
        pipeline.close();
        identity.close();
    }
}
