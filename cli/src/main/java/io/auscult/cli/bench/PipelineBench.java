package io.auscult.cli.bench;

import io.auscult.cli.bench.BenchReport.Latency;
import io.auscult.cli.bench.BenchReport.Load;
import io.auscult.cli.bench.feed.Feed;
import io.auscult.cli.bench.feed.Population;
import io.auscult.cli.bench.profile.Profile;
import io.auscult.cli.bench.profile.Recorder;
import java.nio.file.Path;
import java.time.Instant;
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
        ThroughputBench rounds = new ThroughputBench(pipeline, identity, plan, progress);
        rounds.warmUp(feed);
        Written.Look first = look();
        Throughput throughput = rounds.run(feed);
        List<Written> written = Written.between(first, look(), Topologies.PIPELINE, rounds.events());
        Profile profile = recording == null ? null : profile(recording);
        Latency latency = new LatencyBench(bed, pipeline, identity, plan.latency(), progress).run(feed);
        List<ChartCost> costs = chartCosts();
        return new BenchReport(
                before,
                Machine.now(),
                bed.threads(),
                bed.commitMs(),
                plan,
                load,
                throughput,
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

    private List<ChartCost> chartCosts() throws InterruptedException, ExecutionException {
        return plan.chartCost().rounds() == 0
                ? List.of()
                : new ChartCostBench(pipeline, plan.chartCost(), plan.seed(), LATER, progress).run();
    }

    @Override
    public void close() {
        pipeline.close();
        identity.close();
    }
}
