package io.auscult.cli.rebuild;

import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.ProgressLine;
import io.auscult.cli.up.Installation;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult rebuild}: the log folded anew beside the running streams app, compared, and switched to if asked. */
@Command(
        name = "rebuild",
        description = "Fold the log anew beside the running streams app, and compare what both say.",
        footer = {
            "",
            "The new fold writes to topics of its own; clinicians see nothing of it. Without --switch it is",
            "taken away after the comparison. With --switch it takes over: what it says otherwise is",
            "published, alerts that only the old fold had open are withdrawn, and the old fold is retired."
        })
public final class RebuildCommand implements Callable<Integer> {
    @Option(names = "--switch", description = "switch to the new fold, if both agree")
    private boolean switchOver;

    @Option(names = "--yes", description = "with --switch: also if they differ")
    private boolean yes;

    @Option(names = "--json", description = "print the report as JSON")
    private boolean json;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (ProgressLine progress = new ProgressLine(Output.errors(spec));
                Rebuild rebuild = Rebuild.start(home.home(), Installation.found(), Clock.systemUTC(), progress::show)) {
            Thread hook = new Thread(rebuild::close, "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                return run(rebuild, progress);
            } finally {
                forget(hook);
            }
        }
    }

    private int run(Rebuild rebuild, ProgressLine progress) {
        rebuild.catchUp();
        Comparison comparison = rebuild.compare();
        boolean refused = switchOver && !yes && !comparison.agrees();
        boolean switched = switchOver && !refused;
        if (switched) {
            comparison = rebuild.switchOver();
        }
        progress.close();
        PrintWriter out = Output.of(spec);
        Report report = new Report(rebuild.running(), rebuild.next(), comparison, switched);
        out.println(json ? report.json() : report.text());
        out.flush();
        if (refused) {
            Output.errors(spec).println("Not switched: they differ. To switch all the same: rebuild --switch --yes");
        }
        return refused ? Exit.FAILED : Exit.OK;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending: the hook does its work.
        }
    }
}
