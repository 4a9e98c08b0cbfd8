package io.auscult.cli.concepts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinceTest {
    private static final Instant NOW = Instant.parse("2026-03-08T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "7 d, 2026-03-01T12:00:00Z",
        "90 min, 2026-03-08T10:30:00Z",
        "2026-03-01, 2026-03-01T00:00:00Z",
        "2026-03-01T08:30:00Z, 2026-03-01T08:30:00Z"
    })
    void readsInstantsDaysAndSpans(String text, Instant moment) {
        assertThat(Since.parse(text, NOW)).isEqualTo(moment);
    }

    @Test
    void saysWhatCouldBeWritten() {
        assertThatThrownBy(() -> Since.parse("last week", NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write 2026-03-01, 2026-03-01T08:00:00Z or \"7 d\"");
    }
}
