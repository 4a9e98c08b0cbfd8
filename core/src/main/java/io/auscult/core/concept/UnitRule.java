package io.auscult.core.concept;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How an accepted unit becomes the canonical one: {@code canonical = amount × factor + offset}, in decimal arithmetic. */
public record UnitRule(String ucum, BigDecimal factor, BigDecimal offset) {
    private static final MathContext PRECISION = new MathContext(15, RoundingMode.HALF_EVEN);

    public BigDecimal convert(BigDecimal amount) {
        if (factor.compareTo(BigDecimal.ONE) == 0 && offset.signum() == 0) {
            return amount;
        }
        return amount.multiply(factor).add(offset).round(PRECISION).stripTrailingZeros();
    }
}
