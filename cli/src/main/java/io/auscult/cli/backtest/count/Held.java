package io.auscult.cli.backtest.count;

import io.auscult.core.decision.RuleId;

/** How many alerts of a rule a policy held back. */
public record Held(RuleId rule, RuleId by, int times) {}
