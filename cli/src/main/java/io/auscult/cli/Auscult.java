package io.auscult.cli;

import io.auscult.cli.backfill.BackfillCommand;
import io.auscult.cli.bench.BenchCommand;
import io.auscult.cli.chart.ChartCommand;
import io.auscult.cli.concepts.ConceptsCommand;
import io.auscult.cli.deadletters.DeadLettersCommand;
import io.auscult.cli.erase.EraseCommand;
import io.auscult.cli.messages.MessagesCommand;
import io.auscult.cli.models.ModelsCommand;
import io.auscult.cli.patient.PatientIdCommand;
import io.auscult.cli.rebuild.RebuildCommand;
import io.auscult.cli.rules.RulesCommand;
import io.auscult.cli.score.ScoreCommand;
import io.auscult.cli.send.SendCommand;
import io.auscult.cli.sources.SourcesCommand;
import io.auscult.cli.topics.TopicsCommand;
import io.auscult.cli.topics.TraceCommand;
import io.auscult.cli.up.StartFailure;
import io.auscult.cli.up.UpCommand;
import io.auscult.cli.why.WhyCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code auscult}. */
@Command(
        name = "auscult",
        version = "auscult 0.1.0",
        description = "Event-driven clinical decision support that listens to the EHR.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            SendCommand.class,
            BackfillCommand.class,
            ScoreCommand.class,
            ModelsCommand.class,
            RulesCommand.class,
            ConceptsCommand.class,
            SourcesCommand.class,
            TopicsCommand.class,
            MessagesCommand.class,
            DeadLettersCommand.class,
            TraceCommand.class,
            ChartCommand.class,
            WhyCommand.class,
            PatientIdCommand.class,
            RebuildCommand.class,
            EraseCommand.class,
            BenchCommand.class
        },
        footer = {"", "Start with: auscult up", "Exit codes: 0 done, 1 failed, 2 not understood."})
public final class Auscult implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command with all its subcommands; each of them has {@code --help}. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Auscult());
        withHelp(line);
        line.setExecutionExceptionHandler((e, failed, parsed) -> {
            failed.getErr().println(words(e));
            return Exit.FAILED;
        });
        return line;
    }

    private static void withHelp(CommandLine line) {
        line.getCommandSpec().mixinStandardHelpOptions(true);
        line.getSubcommands().values().forEach(Auscult::withHelp);
    }

    /** What a person can act on is said in one sentence; what should not happen, with where it happened. */
    private static String words(Exception e) {
        return switch (e) {
            case StartFailure known -> String.valueOf(known.getMessage());
            case IllegalArgumentException known -> String.valueOf(known.getMessage());
            case IOException known -> String.valueOf(known.getMessage());
            default -> stackTrace(e);
        };
    }

    private static String stackTrace(Exception e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Alone it prints its help; a subcommand that is only a family prints its own. */
    @Override
    public void run() {
        Output.of(spec).println(Objects.requireNonNull(spec).commandLine().getUsageMessage());
    }
}
