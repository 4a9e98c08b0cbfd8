package io.auscult.rules.draft;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The limit that a rule is drafted with: "7.5 %", from above or from below.
 *
 * @param least true when values at or above it fire, false when those at or below do
 */
public record Amount(BigDecimal value, String ucum, boolean least) {
    private static final Pattern SHAPE = Pattern.compile("(-?\\d+(?:\\.\\d+)?)(?:\\s+(\\S+)|(%))?");

    /** @throws DraftRefused when it is not a number and a unit */
    public static Amount of(String text, boolean least) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new DraftRefused("Not a number and a unit: \"" + text + "\"; write for example 7.5 % or 64 ng/L");
        }
        String unit = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        return new Amount(new BigDecimal(matcher.group(1)), unit == null ? "1" : unit, least);
    }

    /** The nearest amount on the silent side, one step of its last digit away. */
    BigDecimal justNot() {
        BigDecimal step = value.ulp();
        return least ? value.subtract(step) : value.add(step);
    }

    String sign() {
        return least ? ">=" : "<=";
    }

    String turnedSign() {
        return least ? "<=" : ">=";
    }

    /** The row's name in the decision table. */
    String name() {
        return least ? "least" : "most";
    }

    String beyond() {
        return least ? "or more" : "or less";
    }
}
