package io.auscult.models.input;

import io.auscult.core.concept.Mark;
import io.auscult.core.concept.Reading;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a value lies above a limit, also where only a bound of it is known: "&lt;2" is not above 37, "&gt;500" is. */
public final class Exceeds {
    private Exceeds() {}

    /** Empty where the reading may not be used, or a bound does not decide. */
    public static Optional<Boolean> limit(Reading reading, BigDecimal limit) {
        boolean known = reading.usable() || reading.mark() == Mark.BOUND_ONLY;
        return known && reading.amount() != null
                ? limit(reading.amount().amount(), reading.comparator(), limit)
                : Optional.empty();
    }

    /** @param comparator {@code <}, {@code <=}, {@code >=}, {@code >}, or null for an exact amount */
    static Optional<Boolean> limit(BigDecimal amount, @Nullable String comparator, BigDecimal limit) {
        int side = amount.compareTo(limit);
        return switch (comparator) {
            case null -> Optional.of(side > 0);
            case "<", "<=" -> side <= 0 ? Optional.of(false) : Optional.empty();
            case ">" -> side >= 0 ? Optional.of(true) : Optional.empty();
            case ">=" -> side > 0 ? Optional.of(true) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
