package io.auscult.cli.bench;

import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import io.auscult.cli.ProgressLine;
import io.auscult.cli.up.Installation;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult bench pipeline}. */
@Command(
        name = "pipeline",
        description = "What an event costs in the whole topology, beside one that does nothing.",
        footer = {
            "",
            "Starts a broker of its own and stops it. The events are made from a seed, in the shares of a",
            "clinical Synthea feed; all packs and models are at work; exactly_once_v2. docs/benchmarks.md",
            "says how to read the figures."
        })
final class PipelineCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "a minute at most, to see that it works; the figures mean little")
    private boolean quick;

    @Option(names = "--events", description = "events a throughput round")
    private @Nullable Integer events;

    @Option(names = "--rounds", description = "throughput rounds that count, after one that does not")
    private @Nullable Integer rounds;

    @Option(names = "--patients", description = "patients whose charts are loaded first")
    private @Nullable Integer patients;

    @Option(names = "--seed", description = "of everything that is sent (default: 1)")
    private @Nullable Long seed;

    @Option(names = "--threads", defaultValue = "2", description = "stream threads (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(
            names = "--commit-ms",
            defaultValue = "25",
            description = "commit interval in milliseconds (default: ${DEFAULT-VALUE})")
    private int commitMs;

    @Option(names = "--no-latency", description = "leave out the latency")
    private boolean noLatency;

    @Option(names = "--no-chart-cost", description = "leave out the cost by length of the chart")
    private boolean noChartCost;

    @Option(names = "--profile", description = "record one more round and say where the time goes")
    private boolean profile;

    @Option(names = "--recording", paramLabel = "FILE", description = "with --profile: keep the recording (JFR)")
    private @Nullable Path recording;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (Workplace workplace = Workplace.start(Installation.found())) {
            BenchReport report = report(workplace);
            Output.of(spec).println(json ? ReportJson.of(report) : ReportText.of(report));
        }
        return Exit.OK;
    }

    private BenchReport report(Workplace workplace) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", workplace.address()));
                ProgressLine progress = new ProgressLine(Output.errors(spec));
                PipelineBench bench = new PipelineBench(bed(workplace, admin), plan(), progress::show)) {
            return bench.run(recording(workplace.folder()));
        }
    }

    private Bed bed(Workplace workplace, Admin admin) {
        return new Bed(
                admin,
                workplace.address(),
                Topics.withPrefix(""),
                WireSerdes.local(),
                workplace.folder().resolve("streams"),
                threads,
                commitMs);
    }

    private @Nullable Path recording(Path folder) {
        if (recording != null) {
            return recording;
        }
        return profile ? folder.resolve("bench.jfr") : null;
    }

    private BenchPlan plan() {
        BenchPlan plan = quick ? BenchPlan.quick() : BenchPlan.full();
        plan = events == null ? plan : plan.withEvents(events);
        plan = rounds == null ? plan : plan.withRounds(rounds);
        plan = patients == null ? plan : plan.withPatients(patients);
        plan = seed == null ? plan : plan.withSeed(seed);
        plan = noLatency ? plan.withoutLatency() : plan;
        return noChartCost ? plan.withoutChartCost() : plan;
    }
}
