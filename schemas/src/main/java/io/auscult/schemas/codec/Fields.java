package io.auscult.schemas.codec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all codecs do with single fields. */
final class Fields {
    private Fields() {}

    /** A field that the value's kind promises, so its absence is a broken value and never a default. */
    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("The value has no " + field + ", which its kind promises");
        }
        return value;
    }

    static <A, B> @Nullable B optional(@Nullable A value, Function<A, B> codec) {
        return value == null ? null : codec.apply(value);
    }

    static <A, B> List<B> each(List<A> values, Function<A, B> codec) {
        if (values.isEmpty()) {
            return List.of();
        }
        List<B> mapped = new ArrayList<>(values.size());
        for (A value : values) {
            mapped.add(codec.apply(value));
        }
        return mapped;
    }

    /** A decimal with its scale: "5.40" comes back as 5.40, and so does 5.4E+3. */
    static String decimal(BigDecimal amount) {
        return amount.toString();
    }

    static BigDecimal decimal(String amount) {
        return new BigDecimal(amount);
    }
}
