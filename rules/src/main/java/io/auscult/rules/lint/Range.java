package io.auscult.rules.lint;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that comparisons leave over.
 *
 * @param low null for no limit
 * @param high null for no limit
 */
record Range(
        @Nullable BigDecimal low,
        boolean lowIncluded,
        @Nullable BigDecimal high,
        boolean highIncluded) {
    static final Range ALL = new Range(null, false, null, false);

    Range and(String sign, BigDecimal value) {
        return switch (sign) {
            case ">=" -> atLeast(value, true);
            case ">" -> atLeast(value, false);
            case "<=" -> atMost(value, true);
            case "<" -> atMost(value, false);
            case "==" -> atLeast(value, true).atMost(value, true);
            default -> this;
        };
    }

    private Range atLeast(BigDecimal value, boolean included) {
        int order = low == null ? -1 : low.compareTo(value);
        return order > 0 || (order == 0 && !lowIncluded) ? this : new Range(value, included, high, highIncluded);
    }

    private Range atMost(BigDecimal value, boolean included) {
        int order = high == null ? 1 : high.compareTo(value);
        return order < 0 || (order == 0 && !highIncluded) ? this : new Range(low, lowIncluded, value, included);
    }

    boolean isEmpty() {
        if (low == null || high == null) {
            return false;
        }
        int order = low.compareTo(high);
        return order > 0 || (order == 0 && !(lowIncluded && highIncluded));
    }

    /** Whether it leaves a number from one to another, both included. */
    boolean meets(int from, int to) {
        return !and(">=", BigDecimal.valueOf(from))
                .and("<=", BigDecimal.valueOf(to))
                .isEmpty();
    }

    /** The sign read from the other side: 3 < x is x > 3. */
    static String turned(String sign) {
        return switch (sign) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> sign;
        };
    }
}
