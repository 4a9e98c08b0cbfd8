package io.auscult.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PositionsTest {
    private final Positions end = new Positions(Map.of(0, 10L, 1, 5L));

    @Test
    void isReachedWhenEveryPartitionIs() {
        assertThat(new Positions(Map.of(0, 10L, 1, 6L)).reached(end)).isTrue();
        assertThat(new Positions(Map.of(0, 99L, 1, 4L)).reached(end)).isFalse();
    }

    @Test
    void countsWhatIsBehindPartitionByPartition() {
        assertThat(new Positions(Map.of(0, 99L, 1, 3L)).behind(end)).isEqualTo(2);
        assertThat(new Positions(Map.of()).behind(end)).isEqualTo(15);
    }

    @Test
    void isCommonWhereBothHaveBeen() {
        assertThat(new Positions(Map.of(0, 7L, 1, 9L)).and(end)).isEqualTo(new Positions(Map.of(0, 7L, 1, 5L)));
    }
}
