package io.auscult.rules.fact;

import io.auscult.core.signal.Signal.Input;
import io.auscult.core.value.Quantity;
import java.time.Instant;
import java.util.List;

/**
 * A usable value of a concept in its canonical unit, with the time and the fact it comes from; or one that was derived from several.
 *
 * @param method how it was derived; "as recorded" for a value that the source sent
 * @param inputs the facts that a derived value stands on, with their dates; empty for a recorded one
 */
public record Measured(
        String concept, String name, Quantity amount, Instant at, String fact, String method, List<Input> inputs) {
    public Measured {
        inputs = List.copyOf(inputs);
    }

    public double value() {
        return amount.amount().doubleValue();
    }
}
