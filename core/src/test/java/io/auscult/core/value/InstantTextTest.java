package io.auscult.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InstantTextTest {
    @Property
    void isWhatTheInstantPrints(@ForAll long seconds, @ForAll long nanos) {
        Instant at = Instant.ofEpochSecond(seconds % 100_000_000_000L, nanos % 1_000_000_000L);
        assertThat(InstantText.of(at)).isEqualTo(at.toString());
        assertThat(InstantText.of(at)).isEqualTo(at.toString());
    }

    @Test
    void tellsInstantsApartThatShareAPlace() {
        for (int i = 0; i < 1_000; i++) {
            Instant at = Instant.ofEpochSecond(1_700_000_000L + i);
            assertThat(InstantText.of(at)).isEqualTo(at.toString());
        }
        assertThat(InstantText.of(Instant.ofEpochSecond(1_700_000_000L))).isEqualTo("2023-11-14T22:13:20Z");
    }
}
