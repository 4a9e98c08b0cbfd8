package io.auscult.core.derived;

import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.value.Quantity;
import java.time.Instant;
import java.util.List;

/**
 * A value that follows from facts of the chart.
 *
 * @param at the time that it speaks of: that of its first part
 * @param parts the facts it stands on, by the name each has in it; at least one
 * @param method the formula or definition, with its source; {@link #RECORDED} when the source's own value was taken
 */
public record Derived(ConceptId concept, Quantity amount, Instant at, List<Part> parts, String method) {
    public static final String RECORDED = "as recorded";

    public Derived {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A derived value stands on facts");
        }
    }

    static Derived recorded(Measured measured) {
        return new Derived(
                measured.concept(),
                measured.quantity(),
                measured.at(),
                List.of(new Part(measured.concept().value(), measured.fact())),
                RECORDED);
    }

    /** A fact under the name that it has here, "weight-one-year-before". */
    public record Part(String name, Fact fact) {
        static Part of(Measured measured) {
            return new Part(measured.concept().value(), measured.fact());
        }

        /** A measurement with its amount, any other fact as a yes. */
        public Input input() {
            return fact.reading().amount() == null
                    ? new Input(
                            name, "yes", "", fact.at(), fact.key().original().value(), fact.source())
                    : Measured.input(name, fact);
        }
    }

    public boolean isRecorded() {
        return method.equals(RECORDED);
    }

    /** The facts it stands on. */
    public List<Fact> inputs() {
        return parts.stream().map(Part::fact).toList();
    }

    /** The value itself as an input, naming the first fact that it stands on. */
    public Input input() {
        Fact first = parts.getFirst().fact();
        return new Input(
                concept.value(),
                amount.amount().toPlainString(),
                amount.ucum(),
                at,
                first.key().original().value(),
                first.source());
    }
}
