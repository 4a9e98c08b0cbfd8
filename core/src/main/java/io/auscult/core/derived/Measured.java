package io.auscult.core.derived;

import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A usable measurement.
 *
 * @param staleAt from when on it may no longer be used, null for never
 * @param caveat what was passed over to get to it
 */
public record Measured(
        ConceptId concept,
        Fact fact,
        Quantity quantity,
        @Nullable Instant staleAt,
        Optional<String> caveat) {
    static Measured of(ConceptId concept, Fact fact, @Nullable Instant staleAt, Optional<String> caveat) {
        return new Measured(concept, fact, amountOf(fact), staleAt, caveat);
    }

    /** The amount of a fact that is known to be usable. */
    public static Quantity amountOf(Fact fact) {
        return Objects.requireNonNull(fact.reading().amount(), "A usable reading has an amount");
    }

    public BigDecimal amount() {
        return quantity.amount();
    }

    public Instant at() {
        return fact.at();
    }

    public Input input() {
        return input(concept.value(), fact);
    }

    /** A measured fact as an input under the name that the model gives it. */
    public static Input input(String name, Fact fact) {
        Quantity amount = amountOf(fact);
        return new Input(
                name,
                amount.amount().toPlainString(),
                amount.ucum(),
                fact.at(),
                fact.key().original().value(),
                fact.source());
    }
}
