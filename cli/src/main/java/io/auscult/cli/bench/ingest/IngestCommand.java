package io.auscult.cli.bench.ingest;

import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import io.auscult.cli.ProgressLine;
import io.auscult.cli.bench.BenchFolder;
import io.auscult.cli.bench.Machine;
import io.auscult.cli.up.AdapterAlone;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.Installation;
import io.auscult.cli.up.Port;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult bench ingest}. */
@Command(
        name = "ingest",
        description = "What taking in FHIR and HL7 v2 costs, beside merely parsing the same bytes.",
        footer = {
            "",
            "Starts an adapter with a broker and a registry of its own and stops them. Messages go in at its",
            "HTTP and MLLP doors and are answered after their commit; plain HAPI parsing of the same bytes",
            "takes turns with it. docs/benchmarks.md says how to read the figures."
        })
public final class IngestCommand implements Callable<Integer> {
    private static final String ADAPTER_JAVA = "-Xms1g -Xmx1g -Xmn640m -XX:+UseSerialGC, all compilers (Kafka too)";
    private static final List<String> JVM = List.of("-Xms1g", "-Xmx1g", "-Xmn640m", "-XX:TieredStopAtLevel=4");

    /** Each sees to several connections. */
    private static final int V2_THREADS = 2;

    @Option(names = "--quick", description = "a minute at most, to see that it works; the figures mean little")
    private boolean quick;

    @Option(names = "--rounds", description = "rounds that count, after some that do not")
    private @Nullable Integer rounds;

    @Option(names = "--seed", description = "of everything that is sent (default: 1)")
    private @Nullable Long seed;

    @Option(names = "--fhir-connections", description = "that post Bundles at the same time (default: 4)")
    private @Nullable Integer fhirConnections;

    @Option(names = "--v2-connections", description = "that send HL7 v2 at the same time (default: 200)")
    private @Nullable Integer v2Connections;

    @Option(names = "--recording", paramLabel = "FILE", description = "record the adapter and keep the recording (JFR)")
    private @Nullable Path recording;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        IngestReport report = measured();
        Output.of(spec).println(json ? IngestJson.of(report) : IngestText.of(report));
        return Exit.OK;
    }

    private IngestReport measured() throws Exception {
        Machine before = Machine.now();
        IngestPlan plan = plan();
        try (BenchFolder folder = BenchFolder.make();
                ProgressLine progress = new ProgressLine(Output.errors(spec))) {
            AdapterAlone adapter =
                    folder.holding(AdapterAlone.start(folder.path().resolve("home"), Installation.found(), jvm()));
            Comparison fhir = fhir(plan, adapter, progress::show);
            Comparison v2 = v2(plan, adapter, progress::show);
            return new IngestReport(before, Machine.now(), plan, ADAPTER_JAVA, fhir, v2);
        }
    }

    private static Comparison fhir(IngestPlan plan, AdapterAlone adapter, Consumer<String> progress) throws Exception {
        String door = adapter.addresses().fhir();
        Observations feed = new Observations(plan);
        HttpSender.to(door).take(feed.patients());
        return new Contest("Observations", feed::round, adapter, progress)
                .run(plan, plan.fhirConnections(), plan.fhirConnections(), () -> HttpSender.to(door), Parsing::fhir);
    }

    private static Comparison v2(IngestPlan plan, AdapterAlone adapter, Consumer<String> progress) throws Exception {
        Addresses at = adapter.addresses();
        int share = Math.ceilDiv(plan.v2Connections(), V2_THREADS);
        AtomicInteger left = new AtomicInteger(plan.v2Connections());
        return new Contest("messages", new ResultMessages(plan)::round, adapter, progress)
                .run(
                        plan,
                        plan.v2Connections(),
                        Math.ceilDiv(plan.v2Connections(), share),
                        () -> MllpSender.to(
                                "127.0.0.1", at.ports().of(Port.MLLP), Math.min(share, left.getAndAdd(-share))),
                        Parsing::v2);
    }

    private List<String> jvm() {
        List<String> options = new ArrayList<>(JVM);
        if (recording != null) {
            options.add("-XX:StartFlightRecording=filename=" + recording.toAbsolutePath()
                    + ",jdk.CPUTimeSample#enabled=true,jdk.CPUTimeSample#throttle=10ms,"
                    + "jdk.ObjectAllocationSample#enabled=true,jdk.ObjectAllocationSample#throttle=300/s");
        }
        return options;
    }

    private IngestPlan plan() {
        IngestPlan plan = quick ? IngestPlan.quick() : IngestPlan.full();
        plan = rounds == null ? plan : plan.withRounds(rounds);
        plan = seed == null ? plan : plan.withSeed(seed);
        return plan.withConnections(
                fhirConnections == null ? plan.fhirConnections() : fhirConnections,
                v2Connections == null ? plan.v2Connections() : v2Connections);
    }
}
