package io.auscult.cli.rules;

import io.auscult.rules.cases.CaseResult;
import io.auscult.rules.coverage.Gap;
import io.auscult.rules.lint.Finding;
import io.auscult.rules.pack.RuleError;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** For a person: a line for each case; of a failed one, what was given, expected and got, side by side. */
final class TextReport implements CaseReport {
    private static final String INDENT = "      ";
    private static final List<String> TITLES = List.of("given", "expected", "got");
    private static final List<Integer> WIDTHS = List.of(40, 28, 34);

    private final PrintWriter out;
    private final boolean verbose;
    private final boolean brief;
    private final boolean coverageRequired;
    private final List<String> gaps = new ArrayList<>();
    private int passed;
    private int failed;
    private int errors;

    TextReport(PrintWriter out, boolean verbose, boolean coverageRequired) {
        this(out, verbose, false, coverageRequired);
    }

    /** @param brief only what fails */
    TextReport(PrintWriter out, boolean verbose, boolean brief, boolean coverageRequired) {
        this.out = out;
        this.verbose = verbose;
        this.brief = brief;
        this.coverageRequired = coverageRequired;
    }

    @Override
    public void of(CaseResult result) {
        if (result.passed()) {
            passed++;
        } else {
            failed++;
        }
        if (!brief || !result.passed()) {
            out.println((result.passed() ? "ok    " : "FAILS ") + result.rule() + ": " + result.name());
        }
        if (verbose || !result.passed()) {
            out.println(INDENT + result.pack() + "/" + result.file() + ":" + result.line());
            Columns.of(
                            INDENT,
                            TITLES,
                            List.of(
                                    List.of(result.given().split("; ", -1)),
                                    List.of(result.expected()),
                                    List.of(result.got())),
                            WIDTHS)
                    .forEach(out::println);
        }
    }

    @Override
    public void of(String pack, RuleError error) {
        errors++;
        out.println("ERROR " + pack + "/" + error.words());
    }

    @Override
    public void of(String pack, Gap gap) {
        gaps.add(pack + "/" + gap.words());
    }

    @Override
    public void of(String pack, Finding finding) {
        out.println("NOTE  " + pack + "/" + finding.words());
    }

    @Override
    public void end() {
        if (!gaps.isEmpty()) {
            out.println();
            out.println("What no case would tell if it were lost or wrong:");
            gaps.forEach(gap -> out.println("  " + gap));
            out.println();
        }
        out.println(summary());
        out.flush();
    }

    /** "Cases: 24 passed, 0 failed". */
    String summary() {
        return "Cases: " + passed + " passed, " + failed + " failed" + (errors == 0 ? "" : "; errors: " + errors)
                + (gaps.isEmpty() ? "" : "; untested conditions and rows: " + gaps.size());
    }

    @Override
    public boolean allPassed() {
        return failed == 0 && errors == 0 && (!coverageRequired || gaps.isEmpty());
    }
}
