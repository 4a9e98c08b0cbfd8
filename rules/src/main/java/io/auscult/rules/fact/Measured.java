package io.auscult.rules.fact;

import io.auscult.core.value.Quantity;
import java.time.Instant;

/** A usable value of a concept, in its canonical unit, with the time and the fact it comes from. */
public record Measured(String concept, String name, Quantity amount, Instant at, String fact) {
    public double value() {
        return amount.amount().doubleValue();
    }
}
