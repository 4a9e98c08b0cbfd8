package io.auscult.cli.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import io.auscult.core.release.PackRelease;
import io.auscult.models.Models;
import io.auscult.rules.lint.Lint;
import io.auscult.rules.pack.PpvFloor;
import java.io.IOException;
import java.nio.file.Path;
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
            "Concepts come from a folder named concepts beside the packs, else from the build.",
            "Last it lists the conditions and thresholds that could be wrong without any case telling:",
            "each is pretended to hold, and not to hold, and no case comes out otherwise."
        })
final class RulesTestCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "a pack, or a folder of packs")
    private @Nullable Path folder;

    @Option(
            names = {"-v", "--verbose"},
            description = "show given, expected and got of passed cases too")
    private boolean verbose;

    @Option(names = "--no-coverage", description = "do not look for conditions that no case exercises")
    private boolean noCoverage;

    @Option(names = "--require-coverage", description = "fail when a condition or threshold is exercised by no case")
    private boolean coverageRequired;

    @Option(names = "--json", description = "print one line of JSON for each case, error and gap")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Desk desk = Desk.at(folder);
        PackTrial trial = new PackTrial(desk.concepts(), Models.all(), !noCoverage || coverageRequired);
        CaseReport report = json
                ? new JsonReport(Output.of(spec), new ObjectMapper(), coverageRequired)
                : new TextReport(Output.of(spec), verbose, coverageRequired);
        List<PpvFloor> floors = desk.floors();
        for (PackRelease pack : desk.packs()) {
            trial.run(pack, report);
            Lint.passive(pack, floors).forEach(finding -> report.of(pack.id(), finding));
        }
        report.end();
        return report.allPassed() ? Exit.OK : Exit.FAILED;
    }
}
