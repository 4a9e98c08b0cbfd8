package io.auscult.models.esc;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a concentration: one amount, or a bound of it ("&lt;5", "&gt;10000"). The algorithm answers on a bound only
 * what is true of every amount within it.
 *
 * @param least the smallest possible amount, ng/L
 * @param most the greatest possible amount
 */
public record Level(BigDecimal least, BigDecimal most) {
    /** "Less than 5" ends this far below 5; finer than any assay reports. */
    private static final BigDecimal STEP = new BigDecimal("0.000001");

    private static final BigDecimal UNBOUNDED = new BigDecimal("1000000000");

    public static Level exactly(BigDecimal amount) {
        return new Level(amount, amount);
    }

    /** @param comparator {@code <}, {@code <=}, {@code >=}, {@code >} or null */
    public static Level of(BigDecimal amount, @Nullable String comparator) {
        return switch (comparator) {
            case null -> exactly(amount);
            case "<" -> new Level(BigDecimal.ZERO, amount.subtract(STEP).max(BigDecimal.ZERO));
            case "<=" -> new Level(BigDecimal.ZERO, amount);
            case ">" -> new Level(amount.add(STEP), UNBOUNDED.max(amount));
            case ">=" -> new Level(amount, UNBOUNDED.max(amount));
            default -> new Level(BigDecimal.ZERO, UNBOUNDED);
        };
    }

    boolean below(BigDecimal limit) {
        return most.compareTo(limit) < 0;
    }

    boolean from(BigDecimal limit) {
        return least.compareTo(limit) >= 0;
    }

    /** The size of the change to another level, up or down. */
    Level change(Level other) {
        BigDecimal apart = other.least.subtract(most).max(least.subtract(other.most));
        BigDecimal widest = other.most.subtract(least).max(most.subtract(other.least));
        return new Level(apart.max(BigDecimal.ZERO), widest);
    }
}
