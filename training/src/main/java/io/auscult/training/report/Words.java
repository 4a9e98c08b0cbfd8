package io.auscult.training.report;

import io.auscult.training.stats.Estimate;
import java.util.Locale;

/** Numbers as a reader sees them. */
final class Words {
    private Words() {}

    /** Three decimals; a dash where there is no number. */
    static String three(double value) {
        return fixed(value, 3);
    }

    static String two(double value) {
        return fixed(value, 2);
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "–" : fixed(100 * share, 0) + " %";
    }

    static String fixed(double value, int decimals) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** "0.908 (0.875 to 0.942)". */
    static String interval(Estimate estimate) {
        return three(estimate.value()) + " (" + three(estimate.low()) + " to " + three(estimate.high()) + ")";
    }

    /** "62 % (50 to 72)". */
    static String percents(Estimate estimate) {
        return percent(estimate.value()) + " (" + fixed(100 * estimate.low(), 0) + " to "
                + fixed(100 * estimate.high(), 0) + ")";
    }
}
