package io.auscult.models.grace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.auscult.models.SharedVectors;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraceNomogramTest {
    private static final Map<String, ToIntFunction<BigDecimal>> TABLES = Map.of(
            "sbp", GraceNomogram::systolicPoints,
            "creatinine", GraceNomogram::creatininePoints,
            "age", GraceNomogram::agePoints,
            "heart_rate", GraceNomogram::pulsePoints);

    @Test
    void everyTranscribedPointOfTheFigureHolds() throws IOException {
        for (JsonNode table : SharedVectors.read("grace.json").path("points")) {
            ToIntFunction<BigDecimal> points =
                    Objects.requireNonNull(TABLES.get(table.path("what").asText()));
            for (JsonNode pair : table.path("pairs")) {
                assertThat(points.applyAsInt(pair.get(0).decimalValue()))
                        .as("%s at %s", table.path("what"), pair.get(0))
                        .isEqualTo(pair.get(1).asInt());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0.002", "60, 0.002", "65, 0.0025", "190, 0.13", "195, 0.155", "250, 0.52", "372, 0.52"})
    void theRiskLiesOnTheLineBetweenPrintedPoints(int points, double risk) {
        assertThat(new GraceNomogram(points, 0, 0, 0, 0, 0, 0, 0).approximateRisk())
                .isCloseTo(risk, within(1e-12));
    }

    @Test
    void thePrintedRangesIncludeTheirUpperEnds() {
        assertThat(GraceNomogram.systolicPoints(BigDecimal.valueOf(100))).isEqualTo(53);
        assertThat(GraceNomogram.systolicPoints(new BigDecimal("100.5"))).isEqualTo(43);
        assertThat(GraceNomogram.creatininePoints(new BigDecimal("0.40"))).isEqualTo(1);
    }
}
