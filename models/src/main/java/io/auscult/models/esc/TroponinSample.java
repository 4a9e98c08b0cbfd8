package io.auscult.models.esc;

import io.auscult.core.chart.Fact;
import io.auscult.core.derived.Measured;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.value.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** One result of a named assay: an amount in ng/L, or a bound of it. */
record TroponinSample(Fact fact, Assay assay) {
    Instant at() {
        return fact.at();
    }

    BigDecimal amount() {
        return quantity().amount();
    }

    Level level() {
        return Level.of(amount(), fact.reading().comparator());
    }

    boolean isHigh() {
        return level().from(assay.cutOffs(Protocol.ZERO_ONE_HOUR).highFrom());
    }

    Duration since(TroponinSample first) {
        return Duration.between(first.at(), at());
    }

    Input input(String name) {
        return new Input(
                name,
                Objects.requireNonNullElse(fact.reading().comparator(), "") + amount().toPlainString(),
                quantity().ucum(),
                at(),
                fact.key().original().value(),
                fact.source());
    }

    private Quantity quantity() {
        return Measured.amountOf(fact);
    }
}
