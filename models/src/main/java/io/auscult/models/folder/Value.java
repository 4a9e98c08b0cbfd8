package io.auscult.models.folder;

import java.math.BigDecimal;

/** What is known of one input, before the card's transform. */
public sealed interface Value {
    /** In the input's unit; 1 or 0 for what is present or not. */
    record Amount(BigDecimal amount) implements Value {
        /** Equal when the numbers are. */
        public Amount {
            amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        }
    }

    /** One of the words of the input's transform. */
    record Word(String word) implements Value {}

    /** Nothing in the window, and the card says what the model is given then. */
    record Absent() implements Value {}

    static Value yesOrNo(boolean yes) {
        return new Amount(yes ? BigDecimal.ONE : BigDecimal.ZERO);
    }
}
