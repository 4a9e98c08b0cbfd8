package io.auscult.cli.backtest.life;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;

/**
 * An alert that was held back.
 *
 * @param rule whose alert
 * @param by the policy that held it
 * @param mode how far the alert would have reached
 */
public record Hold(RuleId rule, RuleId by, Mode mode) {}
