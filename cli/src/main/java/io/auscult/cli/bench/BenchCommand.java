package io.auscult.cli.bench;

import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import io.auscult.cli.ProgressLine;
import io.auscult.cli.sample.SampleFiles;
import io.auscult.cli.up.BrokerAlone;
import io.auscult.cli.up.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult bench}: measurements that compare two variants in one run. */
@Command(
        name = "bench",
        description = "Measure the pipeline on this machine.",
        subcommands = BenchCommand.Pipeline.class,
        synopsisSubcommandLabel = "COMMAND")
public final class BenchCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(Output.of(spec));
        }
    }

    /** {@code auscult bench pipeline}. */
    @Command(
            name = "pipeline",
            description = "Events a second through the whole topology, beside one that does nothing.",
            footer = {
                "",
                "Starts a broker of its own and stops it. Events are the sample's, mapped, for as many copies",
                "of its population as are needed; all packs and models are at work; exactly_once_v2."
            })
    static final class Pipeline implements Callable<Integer> {
        @Option(names = "--events", defaultValue = "60000", description = "events a round (default: ${DEFAULT-VALUE})")
        private int events;

        @Option(names = "--rounds", defaultValue = "3", description = "rounds (default: ${DEFAULT-VALUE})")
        private int rounds;

        @Option(names = "--threads", defaultValue = "2", description = "stream threads (default: ${DEFAULT-VALUE})")
        private int threads;

        @Option(
                names = "--commit-ms",
                defaultValue = "25",
                description = "commit interval in milliseconds (default: ${DEFAULT-VALUE})")
        private int commitMs;

        @Option(names = "--json", description = "print one JSON object")
        private boolean json;

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            Installation installation = Installation.found();
            Path folder = Files.createTempDirectory("auscult-bench");
            BenchResult result;
            try (BrokerAlone broker = BrokerAlone.start(folder, installation);
                    Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
                    ProgressLine progress = new ProgressLine(Output.errors(spec))) {
                result = new PipelineBench(
                                admin, broker.address(), threads, commitMs, folder.resolve("streams"), progress::show)
                        .run(new SampleFiles(installation.sample()), events, rounds);
            }
            Output.of(spec).println(json ? json(result) : result.words());
            return Exit.OK;
        }

        private static String json(BenchResult result) {
            return String.format(
                    Locale.ROOT,
                    "{\"events\":%d,\"pipeline\":%.0f,\"identity\":%.0f,\"ratio\":%.2f,"
                            + "\"signalsPer1000\":%.2f,\"alertsPer1000\":%.3f}",
                    result.events(),
                    result.pipelineMedian(),
                    result.identityMedian(),
                    result.ratio(),
                    result.signalsPerThousand(),
                    result.alertsPerThousand());
        }
    }
}
