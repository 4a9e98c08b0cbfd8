package io.auscult.cli.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.rules.cases.CaseResult;
import io.auscult.rules.pack.RuleError;
import java.io.PrintWriter;

/** For a script: one object a line, each with {@code passed}. */
final class JsonReport implements CaseReport {
    private final PrintWriter out;
    private final ObjectMapper json;
    private boolean allPassed = true;

    JsonReport(PrintWriter out, ObjectMapper json) {
        this.out = out;
        this.json = json;
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
