package io.auscult.models.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.signal.Signal.WayOut;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointTableTest {
    private static final PointTable TABLE =
            PointTable.upTo("10", 0).below("20", 1).above(3);

    @ParameterizedTest
    @CsvSource({"-1, 0", "10, 0", "10.01, 1", "19.99, 1", "20, 3", "1000, 3"})
    void aRowEndsWithItsLimitOrBeforeIt(BigDecimal value, int points) {
        assertThat(TABLE.points(value)).isEqualTo(points);
    }

    @Test
    void theEdgesOfARangeAreItsFirstAndLastValue() {
        assertThat(TABLE.edges(BigDecimal.ONE))
                .extracting(BigDecimal::intValueExact)
                .containsExactly(10, 11, 19, 20);
    }

    @Test
    void theNearestValueOfEachOtherBandIsTheWayOut() {
        WaysOut ways = new WaysOut("1")
                .number(
                        "x",
                        "mm",
                        BigDecimal.valueOf(17),
                        TABLE.edges(BigDecimal.ONE),
                        value -> String.valueOf(TABLE.points(value)))
                .other("y", "no", "1")
                .other("z", "yes", "0");

        assertThat(ways.list())
                .isEqualTo(List.of(
                        new WayOut("x", "20", "mm", "3"),
                        new WayOut("x", "10", "mm", "0"),
                        new WayOut("z", "yes", "", "0")));
    }
}
