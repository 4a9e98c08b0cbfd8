package io.auscult.cli.rules;

import io.auscult.rules.cases.CaseResult;
import io.auscult.rules.coverage.Gap;
import io.auscult.rules.lint.Finding;
import io.auscult.rules.pack.RuleError;

/** Told of every case and error, and of what no case would tell. */
sealed interface CaseReport permits TextReport, JsonReport {

    void of(CaseResult result);

    void of(String pack, RuleError error);

    void of(String pack, Gap gap);

    /** What the author should know, and fails nothing. */
    void of(String pack, Finding finding);

    void end();

    boolean allPassed();
}
