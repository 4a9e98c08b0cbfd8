package io.auscult.core.event;

import io.auscult.core.value.CodedText;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The value of an observation, as the source said it: original amount, comparator and unit, unconverted. */
public sealed interface ObservedValue {

    /**
     * @param comparator {@code <}, {@code <=}, {@code >=} or {@code >}, or null for an exact amount
     * @param unitCode the unit's code when the source coded it (UCUM in FHIR), else null
     * @param unitText the unit as the source printed it, else null
     */
    record Numeric(
            BigDecimal amount,
            @Nullable String comparator,
            @Nullable String unitCode,
            @Nullable String unitText) implements ObservedValue {}

    record Coded(CodedText code) implements ObservedValue {}

    record Text(String text) implements ObservedValue {}

    /** No value was given; {@code reason} is FHIR's dataAbsentReason or the source's words, if any. */
    record Absent(@Nullable String reason) implements ObservedValue {}
}
