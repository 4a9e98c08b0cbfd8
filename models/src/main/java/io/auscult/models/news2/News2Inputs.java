package io.auscult.models.news2;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * One set of observations, taken together.
 *
 * @param measured every one of {@link News2Parameter#MEASURED}, in its unit
 * @param oxygen supplemental oxygen; false is room air
 * @param scale2 SpO2 scale 2, for a prescribed target of 88 to 92 %
 */
public record News2Inputs(
        Map<News2Parameter, BigDecimal> measured, boolean oxygen, Consciousness consciousness, boolean scale2) {
    public News2Inputs {
        measured = Collections.unmodifiableMap(new EnumMap<>(measured));
        if (!measured.keySet().containsAll(News2Parameter.MEASURED)) {
            throw new IllegalArgumentException("A NEWS2 needs every measured parameter");
        }
    }

    /** As it was measured. */
    public BigDecimal value(News2Parameter parameter) {
        return Objects.requireNonNull(measured.get(parameter), parameter.inChart());
    }

    /** In the precision that is scored. */
    BigDecimal scored(News2Parameter parameter) {
        return parameter.rounded(value(parameter));
    }

    News2Inputs withOxygen(boolean other) {
        return new News2Inputs(measured, other, consciousness, scale2);
    }
}
