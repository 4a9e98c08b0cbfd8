package io.auscult.cli.sources;

import io.auscult.adapter.site.MllpAddress;
import io.auscult.adapter.site.SourceFolder;
import io.auscult.adapter.site.SourceSet;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.Port;
import io.auscult.cli.up.SourceFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult sources check}: all that keeps the source files from taking effect, before it is tried. */
@Command(
        name = "check",
        description = "Check the source files, and list the sources when nothing is wrong.",
        footer = {"", "One line for each problem: file, line, column, what is wrong, what to do."})
final class SourcesCheckCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "folder of source files (default: the home's)")
    private @Nullable Path folder;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Addresses at = home.addresses();
        Path path = folder == null ? SourceFiles.folder(home.home()) : folder;
        SourceSet set =
                new SourceFolder(path, new MllpAddress("127.0.0.1", at.ports().of(Port.MLLP))).read();
        SourceReport report = new SourceReport(set, at.ports().http(Port.FHIR));
        PrintWriter out = Output.of(spec);
        if (json) {
            out.println(report.json());
        } else {
            report.lines().forEach(out::println);
        }
        return set.isValid() ? Exit.OK : Exit.FAILED;
    }
}
