package io.auscult.cli.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.rules.cases.CaseResult;
import io.auscult.rules.coverage.Gap;
import io.auscult.rules.lint.Finding;
import io.auscult.rules.pack.RuleError;
import java.io.PrintWriter;

/** For a script: one object a line, each with {@code passed}. */
final class JsonReport implements CaseReport {
    private final PrintWriter out;
    private final ObjectMapper json;
    private final boolean coverageRequired;
    private boolean allPassed = true;

    JsonReport(PrintWriter out, ObjectMapper json, boolean coverageRequired) {
        this.out = out;
        this.json = json;
        this.coverageRequired = coverageRequired;
    }

    @Override
    public void of(CaseResult result) {
        print(line(result.pack(), result.file(), result.line(), result.passed())
                .put("rule", result.rule().value())
                .put("case", result.name())
                .put("given", result.given())
                .put("expected", result.expected())
                .put("got", result.got()));
    }

    @Override
    public void of(String pack, RuleError error) {
        print(line(pack, error.file(), error.line(), false).put("error", error.message()));
    }

    /** A gap fails nothing unless coverage is asked for. */
    @Override
    public void of(String pack, Gap gap) {
        print(line(pack, gap.file(), gap.line(), !coverageRequired)
                .put("column", gap.column())
                .put("rule", gap.rule().value())
                .put("gap", gap.kind().code())
                .put("what", gap.what()));
    }

    @Override
    public void of(String pack, Finding finding) {
        print(line(pack, finding.error().file(), finding.error().line(), true)
                .put("column", finding.error().column())
                .put("note", finding.error().message()));
    }

    private ObjectNode line(String pack, String file, int number, boolean passed) {
        allPassed &= passed;
        return json.createObjectNode()
                .put("passed", passed)
                .put("pack", pack)
                .put("file", file)
                .put("line", number);
    }

    private void print(ObjectNode line) {
        out.println(line);
    }

    @Override
    public void end() {
        out.flush();
    }

    @Override
    public boolean allPassed() {
        return allPassed;
    }
}
