package io.auscult.mapping;

import java.math.BigDecimal;

/** Guards against amounts that no measurement has: a number with a billion digits written as 1e1000000000. */
public final class Amounts {
    private static final int MOST_DIGITS = 40;
    /** Within what a double can hold, as far as FHIR's own examples go. */
    private static final int MOST_ZEROS = 300;

    private Amounts() {}

    /** @throws Unmappable when the amount has more digits than any measurement */
    public static BigDecimal sane(BigDecimal amount) {
        if (amount.precision() > MOST_DIGITS || Math.abs((long) amount.scale()) > MOST_ZEROS) {
            throw new Unmappable("An amount has more digits than any measurement", "Send the amount as measured");
        }
        return amount;
    }
}
