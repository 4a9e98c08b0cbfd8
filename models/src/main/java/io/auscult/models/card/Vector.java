package io.auscult.models.card;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Inputs with the answer that somebody else published or computed for them.
 *
 * @param inputs as {@code LineModel} takes them
 * @param expected the keys of the answer that must agree, with their values; of {@code reason} only the beginning
 * @param decimals to which published scores are rounded half up, null when they are exact to the tolerance
 * @param tolerance how far a score may be off
 */
public record Vector(
        String id,
        Map<String, @Nullable Object> inputs,
        Map<String, @Nullable Object> expected,
        @Nullable Integer decimals,
        double tolerance) {
    static final double TOLERANCE = 1e-9;

    /** One that is exact to {@link #TOLERANCE}. */
    public Vector(
            String id,
            Map<String, @Nullable Object> inputs,
            Map<String, @Nullable Object> expected,
            @Nullable Integer decimals) {
        this(id, inputs, expected, decimals, TOLERANCE);
    }

    /** What does not agree, with both values; empty when all does. */
    public Optional<String> disagreement(Map<String, @Nullable Object> answer) {
        return expected.entrySet().stream()
                .filter(wanted -> !agrees(wanted.getKey(), wanted.getValue(), answer.get(wanted.getKey())))
                .map(wanted -> id + ": " + wanted.getKey() + " should be " + wanted.getValue() + " and is "
                        + answer.get(wanted.getKey()))
                .findFirst();
    }

    private boolean agrees(String key, @Nullable Object wanted, @Nullable Object got) {
        if (wanted instanceof Map<?, ?> parts && got instanceof Map<?, ?> gotParts) {
            return parts.keySet().equals(gotParts.keySet())
                    && parts.entrySet().stream()
                            .allMatch(part -> agrees(key, part.getValue(), gotParts.get(part.getKey())));
        }
        if (wanted instanceof Number number && got instanceof Number gotNumber) {
            return Math.abs(number.doubleValue() - rounded(gotNumber.doubleValue())) <= tolerance;
        }
        return (key.equals("reason") && got != null)
                ? got.toString().startsWith(String.valueOf(wanted))
                : Objects.equals(wanted, got);
    }

    private double rounded(double value) {
        return decimals == null
                ? value
                : BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .doubleValue();
    }
}
