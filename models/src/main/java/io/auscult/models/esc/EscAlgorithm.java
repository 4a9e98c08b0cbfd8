package io.auscult.models.esc;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The ESC 0 h/1 h and 0 h/2 h algorithms: Collet J-P et al., 2020 ESC Guidelines for NSTE-ACS, Table 5 and Figure 3,
 * doi:10.1093/eurheartj/ehaa575; the 2023 ACS guideline repeats them. For haemodynamically stable patients without STEMI.
 *
 * <p>The very-low limit applies to the first sample alone, never to the change. An unknown onset counts as early. A rule-out by
 * the first sample stays, whatever the second says, as in the authors' own code; the guideline is silent there.
 */
public final class EscAlgorithm {
    private static final BigDecimal EARLY_HOURS = BigDecimal.valueOf(3);

    private EscAlgorithm() {}

    /**
     * @param second null while there is none
     * @param hoursSinceOnset from the onset of symptoms to the first sample, null when not known
     */
    public static EscOutcome classify(
            CutOffs limits, Level first, @Nullable Level second, @Nullable BigDecimal hoursSinceOnset) {
        if (first.from(limits.highFrom())) {
            return EscOutcome.RULE_IN;
        }
        if (first.below(limits.veryLowBelow()) && late(hoursSinceOnset)) {
            return EscOutcome.RULE_OUT;
        }
        return second == null ? EscOutcome.SECOND_SAMPLE_NEEDED : byChange(limits, first, first.change(second));
    }

    private static boolean late(@Nullable BigDecimal hoursSinceOnset) {
        return hoursSinceOnset != null && hoursSinceOnset.compareTo(EARLY_HOURS) > 0;
    }

    private static EscOutcome byChange(CutOffs limits, Level first, Level change) {
        BigDecimal low = limits.lowBelow();
        BigDecimal small = limits.noDeltaBelow();
        BigDecimal large = limits.deltaFrom();
        if (low == null || small == null || large == null) {
            return EscOutcome.NO_CUT_OFF;
        }
        if (change.from(large)) {
            return EscOutcome.RULE_IN;
        }
        if (first.below(low) && change.below(small)) {
            return EscOutcome.RULE_OUT;
        }
        boolean surelyNotIn = first.below(limits.highFrom()) && change.below(large);
        boolean surelyNotOut = first.from(low) || change.from(small);
        return surelyNotIn && surelyNotOut ? EscOutcome.OBSERVE : EscOutcome.NOT_DETERMINED;
    }
}
