package io.auscult.cli.concepts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import io.auscult.rules.concept.ConceptLint;
import io.auscult.rules.pack.RuleError;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult concepts lint}: everything that keeps the catalogue from being published. */
@Command(
        name = "lint",
        description = "Check the catalogue: overlaps, units, ranges, check digits, sources.",
        footer = {"", "One line for each problem: file, line, what to do. A catalogue with problems is not published."})
final class ConceptsLintCommand implements Callable<Integer> {
    @Mixin
    private CatalogueFolder folder = new CatalogueFolder();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<RuleError> errors = ConceptLint.check(folder.read());
        PrintWriter out = Output.of(spec);
        if (json) {
            out.println(json(errors));
        } else {
            errors.forEach(error -> out.println(error.words()));
            out.println(errors.isEmpty() ? "Nothing to complain about." : "Problems: " + errors.size());
        }
        return errors.isEmpty() ? Exit.OK : Exit.FAILED;
    }

    private static ArrayNode json(List<RuleError> errors) {
        ArrayNode rows = new ObjectMapper().createArrayNode();
        errors.forEach(error -> rows.addObject()
                .put("file", error.file())
                .put("line", error.line())
                .put("message", error.message()));
        return rows;
    }
}
