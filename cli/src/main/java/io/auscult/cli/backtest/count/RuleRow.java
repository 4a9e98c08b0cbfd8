package io.auscult.cli.backtest.count;

import io.auscult.core.decision.RuleId;

/**
 * One rule's numbers.
 *
 * @param opened alerts that clinicians would have been shown, in {@code patients} patients
 * @param inShadow alerts that opened in shadow
 * @param held how many times an alert of it was held back
 * @param withdrawn alerts that ended because their basis was gone
 * @param perHundredAMonth alerts for 100 patients in a month, shown ones
 */
public record RuleRow(
        RuleId rule, int opened, int inShadow, int patients, int held, int withdrawn, double perHundredAMonth) {}
