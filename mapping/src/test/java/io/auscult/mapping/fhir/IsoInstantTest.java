package io.auscult.mapping.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantTest {
    @Property(tries = 1000)
    void readsWhatTheJdkReads(
            @ForAll @LongRange(min = -60_000_000_000L, max = 200_000_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @IntRange(min = -1080, max = 1080) int zone) {
        Instant instant = Instant.ofEpochSecond(second, nano);
        OffsetDateTime time = instant.atOffset(ZoneOffset.ofTotalSeconds(zone * 60));
        assertThat(IsoInstant.parse(time.toString())).isEqualTo(instant);
    }

    @Test
    void takesATimeWithoutZoneForUtcAndALeapSecondForTheNext() {
        assertThat(IsoInstant.parse("2026-03-05T10:00")).isEqualTo("2026-03-05T10:00:00Z");
        assertThat(IsoInstant.parse("2016-12-31T23:59:60Z")).isEqualTo("2017-01-01T00:00:00Z");
        assertThat(IsoInstant.parse("2026-03-05T10:00:00.5-05:00")).isEqualTo("2026-03-05T15:00:00.5Z");
        assertThat(IsoInstant.parse("2026-03-05T10:00:00.1234567891Z")).isEqualTo("2026-03-05T10:00:00.123456789Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-03-05",
                "2026-02-30T10:00:00Z",
                "2026-03-05T25:00:00Z",
                "2026-03-05T10:00:61Z",
                "2026-03-05T10:00:00+99:00",
                "2026-03-05T10:00:0",
                "2026-03-05T1x:00:00Z",
                "2026-03-05T10:00:00 Z"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> IsoInstant.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
