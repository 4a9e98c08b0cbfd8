package io.auscult.core.concept;

import io.auscult.core.value.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue makes of an observed value: an amount in the concept's canonical unit, and the mark when it may not be used.
 * A marked reading may still have an amount, for showing.
 *
 * @param comparator the source's {@code <} or {@code >}, kept so that a model that knows bounds can use it; then the mark is
 *     {@link Mark#BOUND_ONLY}
 */
public record Reading(
        @Nullable Quantity amount,
        @Nullable String comparator,
        @Nullable Mark mark) {
    /** For facts that have no amount: a diagnosis, a drug. */
    public static final Reading NONE = new Reading(null, null, null);

    static Reading marked(Mark mark) {
        return new Reading(null, null, mark);
    }

    public boolean usable() {
        return mark == null && amount != null;
    }
}
