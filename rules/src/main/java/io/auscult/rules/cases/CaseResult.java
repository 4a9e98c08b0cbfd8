package io.auscult.rules.cases;

import io.auscult.core.decision.RuleId;

/** What became of a case, in words for a report. */
public record CaseResult(
        String pack,
        String file,
        int line,
        RuleId rule,
        String name,
        boolean passed,
        String given,
        String expected,
        String got) {}
