package io.auscult.core.derived;

import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether a computed value is one that the catalogue would believe if it had been measured: two plausible parts may not fit. */
final class Plausibility {
    private Plausibility() {}

    static boolean holds(Chart chart, ConceptId concept, BigDecimal canonical) {
        return chart.concepts()
                .concept(concept)
                .map(known -> atLeast(canonical, known.plausibleLow()) && atMost(canonical, known.plausibleHigh()))
                .orElse(true);
    }

    private static boolean atLeast(BigDecimal value, @Nullable BigDecimal low) {
        return low == null || value.compareTo(low) >= 0;
    }

    private static boolean atMost(BigDecimal value, @Nullable BigDecimal high) {
        return high == null || value.compareTo(high) <= 0;
    }
}
