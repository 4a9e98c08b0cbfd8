package io.auscult.cli.bench.hooks;

import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import io.auscult.cli.ProgressLine;
import io.auscult.cli.bench.BenchFolder;
import io.auscult.cli.bench.hooks.app.TrivialEndpoint;
import io.auscult.cli.up.AppAlone;
import io.auscult.cli.up.Installation;
import io.auscult.cli.up.Stack;
import io.auscult.cli.up.StackConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult bench hooks}. */
@Command(
        name = "hooks",
        description = "How long an answer to a CDS Hooks call takes with many alerts stored.",
        footer = {
            "",
            "Starts all of Auscult in a folder of its own, puts patients, alerts and charts into its topics, waits until",
            "all are stored, and calls patient-view, order-select and order-sign by the clock; beside it, as often, the least",
            "that an app in Spring can be. docs/benchmarks.md says how to read the figures. Callers are not authenticated."
        })
public final class HooksCommand implements Callable<Integer> {
    /** Anywhere but in the quickstart they have all compilers. */
    private static final String ALL_COMPILERS = "-XX:TieredStopAtLevel=4";

    private static final String DELIVERY = "delivery";

    @Option(names = "--alerts", description = "stored before the first call (default: ${DEFAULT-VALUE})")
    private int alerts = 100_000;

    @Option(
            names = "--in-house",
            description = "patients with a chart, whom the calls are about (default: ${DEFAULT-VALUE})")
    private int inHouse = 1_000;

    @Option(names = "--facts", description = "in each of those charts (default: ${DEFAULT-VALUE})")
    private int facts = 100;

    @Option(names = "--rate", description = "calls a second (default: ${DEFAULT-VALUE})")
    private int rate = 50;

    @Option(names = "--seconds", description = "that count (default: ${DEFAULT-VALUE})")
    private int seconds = 60;

    @Option(names = "--warm-up", description = "seconds before, that do not (default: ${DEFAULT-VALUE})")
    private int warmUp = 40;

    @Option(names = "--seed", description = "of all that is made up (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--recording",
            paramLabel = "FILE",
            description = "record the delivery app and keep the recording (JFR)")
    private @Nullable Path recording;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        HooksReport report = measured(new HooksPlan(alerts, inHouse, facts, rate, warmUp, seconds, seed));
        Output.of(spec).println(json ? report.json() : report.text());
        return report.allAnswered() ? Exit.OK : Exit.FAILED;
    }

    private HooksReport measured(HooksPlan plan) throws Exception {
        try (BenchFolder folder = BenchFolder.make();
                ProgressLine progress = new ProgressLine(Output.errors(spec))) {
            Installation installation = Installation.found();
            StackConfig config =
                    StackConfig.throwaway(folder.path().resolve("home")).withJava(java());
            Stack stack = folder.holding(Stack.prepare(config, installation, progress::show));
            stack.start();
            Path beside = folder.path().resolve("trivial");
            try (AppAlone trivial =
                    AppAlone.start(beside, installation, TrivialEndpoint.class, List.of(ALL_COMPILERS, "-Xmx128m"))) {
                return new HooksRun(plan, stack, trivial, progress::show).measured();
            }
        }
    }

    private Map<String, List<String>> java() {
        List<String> delivery = new ArrayList<>(List.of(ALL_COMPILERS, "-Xmx512m"));
        if (recording != null) {
            delivery.add("-XX:StartFlightRecording=filename=" + recording.toAbsolutePath()
                    + ",jdk.CPUTimeSample#enabled=true,jdk.CPUTimeSample#throttle=10ms");
        }
        return Map.of(DELIVERY, delivery, "streams-app", List.of(ALL_COMPILERS), "kafka", List.of(ALL_COMPILERS));
    }
}
