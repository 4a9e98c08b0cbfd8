package io.auscult.rules.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number from {@code thresholds.csv} that a rule compares with, as a fact: numbers change without touching the rule.
 *
 * @param rule the rule it is for
 * @param fromAge and {@code toAge}: the completed years it holds for, both inclusive
 * @param citation the publication it comes from; null for a site value
 */
public record Threshold(
        String rule,
        String name,
        int fromAge,
        int toAge,
        BigDecimal amount,
        String ucum,
        @Nullable String citation) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public double value() {
        return amount.doubleValue();
    }

    /** A threshold in percent as the probability that models speak of: 7.5 % is 0.075. */
    public double probability() {
        return ucum.equals("%") ? amount.divide(HUNDRED).doubleValue() : amount.doubleValue();
    }

    public boolean siteValue() {
        return citation == null;
    }

    /** "7.5 %", "2 points": a unit that is only a remark in UCUM loses its braces. */
    public String words() {
        return amount.toPlainString() + " " + ucum.replaceAll("[{}]", "");
    }
}
