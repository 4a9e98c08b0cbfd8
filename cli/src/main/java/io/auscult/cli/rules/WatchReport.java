package io.auscult.cli.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.rules.lint.Finding;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What a watch tells: of each run what is wrong, and one line that says how it went and how long it took. */
final class WatchReport {
    private final PrintWriter out;
    private final boolean json;
    private CaseReport cases;

    WatchReport(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
        this.cases = report();
    }

    private CaseReport report() {
        return json ? new JsonReport(out, new ObjectMapper(), false) : new TextReport(out, false, true, false);
    }

    /** Where the cases of the run in hand are told. */
    CaseReport cases() {
        return cases;
    }

    void ready(Path folder) {
        if (!json) {
            out.println("Watching " + folder + ". Save a file to check its pack again; end with Ctrl-C.");
            out.flush();
        }
    }

    void begin(String pack) {
        cases = report();
        if (!json) {
            out.println();
            out.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " " + pack);
        }
    }

    void finding(String pack, Finding finding) {
        out.println(json ? RulesLintCommand.json(pack, finding) : pack + "/" + finding.words());
    }

    void refused(String what, String why) {
        out.println(
                json ? new ObjectMapper().createObjectNode().put("pack", what).put("error", why) : what + ": " + why);
        out.flush();
    }

    void end(String pack, List<Finding> findings, Duration took) {
        long errors = findings.stream().filter(Finding::isError).count();
        boolean passed = errors == 0 && cases.allPassed();
        if (json) {
            out.println(new ObjectMapper()
                    .createObjectNode()
                    .put("pack", pack)
                    .put("run", passed ? "passed" : "failed")
                    .put("errors", errors)
                    .put("warnings", findings.size() - errors)
                    .put("milliseconds", took.toMillis()));
        } else {
            cases.end();
            out.println((passed ? "All well: " : "NOT YET: ") + pack + ", lint errors " + errors + ", warnings "
                    + (findings.size() - errors) + ", in " + took.toMillis() + " ms");
        }
        out.flush();
    }
}
