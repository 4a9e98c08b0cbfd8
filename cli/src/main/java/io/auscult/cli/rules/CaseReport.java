package io.auscult.cli.rules;

import io.auscult.rules.cases.CaseResult;
import io.auscult.rules.pack.RuleError;

/** Told of every case and error. */
sealed interface CaseReport permits TextReport, JsonReport {

    void of(CaseResult result);

    void of(String pack, RuleError error);

    void end();

    boolean allPassed();
}
