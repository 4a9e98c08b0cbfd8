package io.auscult.models.card;

import java.math.BigDecimal;

/** The values for which a model may be used, both ends included, in the input's unit. */
public record ValueRange(BigDecimal low, BigDecimal high) {
    public ValueRange {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException("A range begins at its lower end");
        }
    }

    public boolean holds(BigDecimal value) {
        return value.compareTo(low) >= 0 && value.compareTo(high) <= 0;
    }

    @Override
    public String toString() {
        return low.toPlainString() + " to " + high.toPlainString();
    }
}
