package io.auscult.cli.rules.release;

import io.auscult.cli.Output;
import io.auscult.core.release.PackRelease;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult rules rollback}: an earlier version in force again, as one more record. */
@Command(
        name = "rollback",
        description = "Put an earlier version of a pack in force again.",
        footer = {
            "",
            "Nothing is deleted: it is one more line of the history. A rule that was switched off since stays "
                    + "off. Alerts follow at each patient's next event, or by: auscult rules sweep"
        })
public final class RulesRollbackCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PACK", description = "the pack's id")
    private String pack = "";

    @Option(
            names = "--to",
            paramLabel = "VERSION",
            description = "the version to have back (default: the one published before)")
    private @Nullable String to;

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "the reason, for the record")
    private String why = "";

    @Mixin
    private Switching switching = new Switching();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PackTopic topic = switching.topic();
        PackHistory history = topic.history(switching.approvers());
        if (step(history) instanceof PackStep.Write write) {
            for (PackRelease release : write.releases()) {
                Gate.requireFits(release, history, switching.home());
            }
        }
        // The check takes its time, and the moment from which it is in force must lie ahead when it is written.
        return switching.carryOut(step(history), topic, history, Output.of(spec));
    }

    private PackStep step(PackHistory history) {
        return PackStep.rollback(pack, to, switching.by(), Switching.why(why), history, Switching.soonest());
    }
}
