package io.auscult.models.card;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of an input's value before the model sees it. */
public sealed interface Transform {
    /** The number itself. */
    record None() implements Transform {}

    /** The natural logarithm. */
    record Log() implements Transform {}

    record Log10() implements Transform {}

    /** The natural logarithm of 1 + x. */
    record Log1p() implements Transform {}

    /** A word becomes a number. Other words are not understood. */
    record Mapped(Map<String, Double> numbers) implements Transform {
        public Mapped {
            numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        }
    }

    /** A word, or a number, becomes as many columns as there are values: 1 in its own, 0 in the others. */
    record OneHot(List<String> values) implements Transform {
        public OneHot {
            values = List.copyOf(values);
        }
    }

    /** The words that it takes, in their order; empty when it takes numbers. */
    default List<String> words() {
        return switch (this) {
            case None _, Log _, Log10 _, Log1p _ -> List.of();
            case Mapped mapped -> List.copyOf(mapped.numbers().keySet());
            case OneHot oneHot -> oneHot.values();
        };
    }
}
