package io.auscult.cli.bench;

import io.auscult.cli.Output;
import io.auscult.cli.bench.feed.PopulationCommand;
import io.auscult.cli.bench.hooks.HooksCommand;
import io.auscult.cli.bench.ingest.IngestCommand;
import io.auscult.cli.bench.rules.RulesCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code auscult bench}: measurements that compare two variants in one run. */
@Command(
        name = "bench",
        description = "Measure on this machine.",
        subcommands = {
            PipelineCommand.class,
            IngestCommand.class,
            HooksCommand.class,
            MicroCommand.class,
            PopulationCommand.class,
            RulesCommand.class
        },
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
}
