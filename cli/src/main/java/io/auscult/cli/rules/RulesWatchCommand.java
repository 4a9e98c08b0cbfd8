package io.auscult.cli.rules;

import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult rules watch}: lint and test again on every save. */
@Command(
        name = "watch",
        description = "Check and test a pack again whenever one of its files is saved; Ctrl-C ends.",
        footer = {
            "",
            "Watched are the files of each pack and, where it lies beside the packs, of the concept catalogue.",
            "A rule file with an error never ends the watch: correct it and save."
        })
final class RulesWatchCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "a pack, or a folder of packs (default: rules/packs of this project)")
    private @Nullable Path folder;

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "your own model folders, so that rules may name them; may be repeated")
    private List<Path> models = new ArrayList<>();

    @Option(names = "--json", description = "print lines of JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try {
            new Watch(Desk.at(folder), models, new WatchReport(Output.of(spec), json)).run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Exit.OK;
    }
}
