package io.auscult.cli.rules;

import io.auscult.rules.cases.CaseResult;
import io.auscult.rules.pack.RuleError;
import java.io.PrintWriter;

/** For a person: a line for each case; of a failed one, what was given, expected and got. */
final class TextReport implements CaseReport {
    private final PrintWriter out;
    private final boolean verbose;
    private int passed;
    private int failed;
    private int errors;

    TextReport(PrintWriter out, boolean verbose) {
        this.out = out;
        this.verbose = verbose;
    }

    @Override
    public void of(CaseResult result) {
        if (result.passed()) {
            passed++;
        } else {
            failed++;
        }
        out.println((result.passed() ? "ok    " : "FAILS ") + result.rule() + ": " + result.name());
        if (verbose || !result.passed()) {
            out.println("        at        " + result.pack() + "/" + result.file() + ":" + result.line());
            out.println("        given     " + result.given());
            out.println("        expected  " + result.expected());
            out.println("        got       " + result.got());
        }
    }

    @Override
    public void of(String pack, RuleError error) {
        errors++;
        out.println("ERROR " + pack + "/" + error.words());
    }

    @Override
    public void end() {
        out.println("Cases: " + passed + " passed, " + failed + " failed" + (errors == 0 ? "" : "; errors: " + errors));
    }

    @Override
    public boolean allPassed() {
        return failed == 0 && errors == 0;
    }
}
