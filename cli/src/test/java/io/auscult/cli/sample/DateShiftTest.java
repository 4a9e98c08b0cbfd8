package io.auscult.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DateShiftTest {
    private final DateShift week = new DateShift(7);

    @Test
    void movesIsoDatesAndKeepsTheTimeOfDayAsWritten() {
        assertThat(week.iso("2025-12-29")).isEqualTo("2026-01-05");
        assertThat(week.iso("2025-12-29T08:30:00.123+01:00")).isEqualTo("2026-01-05T08:30:00.123+01:00");
        assertThat(week.iso("2025-12-29T08:30:00Z")).isEqualTo("2026-01-05T08:30:00Z");
    }

    @Test
    void movesV2Times() {
        assertThat(week.v2("20251229")).isEqualTo("20260105");
        assertThat(week.v2("202512290830")).isEqualTo("202601050830");
        assertThat(week.v2("20251229083015.1234+0100")).isEqualTo("20260105083015.1234+0100");
    }

    @Test
    void leavesWhatIsNoFullDate() {
        String[] texts = {"", "1958", "1958-03", "2025-13-45", "see 2025-12-29", "20259999", "123456789"};
        for (String text : texts) {
            assertThat(week.iso(text)).isEqualTo(text);
            assertThat(week.v2(text)).isEqualTo(text);
        }
    }

    @Property
    void comesBackWhenMovedBack(
            @ForAll @IntRange(min = -40_000, max = 40_000) int days, @ForAll @IntRange(max = 50_000) int day) {
        LocalDateTime time = LocalDate.of(1900, 1, 1).plusDays(day).atTime(13, 45, 7);
        String iso = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time) + "-05:00";
        String v2 = DateTimeFormatter.ofPattern("uuuuMMddHHmmss").format(time);
        DateShift there = new DateShift(days);
        DateShift back = new DateShift(-days);
        assertThat(back.iso(there.iso(iso))).isEqualTo(iso);
        assertThat(back.v2(there.v2(v2))).isEqualTo(v2);
    }
}
