package io.auscult.cli.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import io.auscult.cli.up.Installation;
import io.auscult.core.concept.Concepts;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.models.Models;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.PackFolder;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.PackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult rules test}: the gate that a pack passes before it is published, case by case. */
@Command(
        name = "test",
        description = "Check rule packs and run their cases: what is given, expected and got.",
        footer = {
            "",
            "FOLDER is a pack's folder or one with packs in it (default: rules/packs of this project).",
            "Concepts come from a folder named concepts beside the packs, else from the build."
        })
final class RulesTestCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "a pack, or a folder of packs")
    private @Nullable Path folder;

    @Option(
            names = {"-v", "--verbose"},
            description = "show given, expected and got of passed cases too")
    private boolean verbose;

    @Option(names = "--json", description = "print one line of JSON for each case and error")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path packs = folder == null ? Installation.found().root().resolve("rules/packs") : folder;
        PackTrial trial = new PackTrial(concepts(packs), Models.all());
        CaseReport report =
                json ? new JsonReport(Output.of(spec), new ObjectMapper()) : new TextReport(Output.of(spec), verbose);
        releases(packs).forEach(pack -> trial.run(pack, report));
        report.end();
        return report.allPassed() ? Exit.OK : Exit.FAILED;
    }

    private static List<PackRelease> releases(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("There is no folder " + folder);
        }
        try {
            List<PackRelease> packs = Files.exists(folder.resolve(PackFiles.PACK))
                    ? List.of(PackFolder.pack(folder, Instant.EPOCH))
                    : PackFolder.packs(folder, Instant.EPOCH);
            if (packs.isEmpty()) {
                throw new IOException(folder + " holds no pack: no folder in it has a " + PackFiles.PACK);
            }
            return packs;
        } catch (FilesRefused e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Concepts concepts(Path packs) throws IOException {
        Path folder = packs.toAbsolutePath().normalize();
        for (Path concepts : List.of(folder.resolveSibling("concepts"), folder.resolve("../../concepts"))) {
            if (Files.exists(concepts.resolve("catalogue.yaml"))) {
                return parsed(PackFolder.concepts(concepts, Instant.EPOCH));
            }
        }
        return parsed(BundledFiles.concepts(Instant.EPOCH));
    }

    private static Concepts parsed(CatalogueRelease release) throws IOException {
        try {
            return ConceptFiles.parse(release);
        } catch (FilesRefused e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
