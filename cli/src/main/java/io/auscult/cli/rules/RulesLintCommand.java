package io.auscult.cli.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import io.auscult.rules.lint.Finding;
import java.io.IOException;
import java.io.PrintWriter;
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

/** {@code auscult rules lint}: what can be found wrong in rule packs without running a case. */
@Command(
        name = "lint",
        description = "Check rule packs: names, units, thresholds, cards, rules that never fire.",
        footer = {
            "",
            "One line for each finding: file, line, column (of a spreadsheet, the cell), and a sentence.",
            "Errors keep a pack from being published; warnings are for you to judge.",
            "Concepts come from a folder named concepts beside the packs, else from the build."
        })
final class RulesLintCommand implements Callable<Integer> {
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

    @Option(names = "--strict", description = "fail on warnings too")
    private boolean strict;

    @Option(names = "--json", description = "print one line of JSON for each finding")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Desk desk = Desk.at(folder);
        PackLint lint = PackLint.at(desk, models);
        PrintWriter out = Output.of(spec);
        int errors = 0;
        int warnings = 0;
        List<Path> packs = desk.packFolders();
        for (Path pack : packs) {
            for (Finding finding : lint.check(pack)) {
                errors += finding.isError() ? 1 : 0;
                warnings += finding.isError() ? 0 : 1;
                out.println(json ? json(name(pack), finding) : name(pack) + "/" + finding.words());
            }
        }
        if (!json) {
            out.println(
                    errors + warnings == 0
                            ? "Nothing to complain about in " + packs.size()
                                    + (packs.size() == 1 ? " pack." : " packs.")
                            : "Errors: " + errors + ", warnings: " + warnings);
        }
        return errors > 0 || (strict && warnings > 0) ? Exit.FAILED : Exit.OK;
    }

    private static String name(Path pack) {
        return String.valueOf(pack.getFileName());
    }

    static ObjectNode json(String pack, Finding finding) {
        return new ObjectMapper()
                .createObjectNode()
                .put("pack", pack)
                .put("file", finding.error().file())
                .put("line", finding.error().line())
                .put("column", finding.error().column())
                .put("place", finding.error().place())
                .put("severity", finding.isError() ? "error" : "warning")
                .put("kind", finding.kind().code())
                .put("message", finding.error().message());
    }
}
