package io.auscult.mapping.v2;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A time stamp of HL7 v2 as it is written, {@code YYYY[MM[DD[HH[MM[SS[.S+]]]]]][+/-ZZZZ]}. Read by hand: stamps are the most of what
 * a result message has.
 *
 * @param digits how many it has of {@code YYYYMMDDHHMMSS}
 */
record Stamp(String text, int digits, int nanos, @Nullable ZoneOffset offset) {
    private static final int YEAR_DIGITS = 4;
    private static final int ALL_DIGITS = 14;
    private static final int HOUR_DIGITS = 10;
    private static final int NANO_DIGITS = 9;
    private static final int OFFSET_LENGTH = 5;
    private static final int[] SCALES = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };

    /** Null when the text is no time stamp; its parts may still be out of range. */
    static @Nullable Stamp of(String text) {
        int digits = digits(text, 0);
        if (digits < YEAR_DIGITS || digits > ALL_DIGITS || digits % 2 != 0) {
            return null;
        }
        boolean fraction = digits < text.length() && text.charAt(digits) == '.';
        int end = fraction ? digits + 1 + digits(text, digits + 1) : digits;
        int length = end - digits - 1;
        if (fraction && (length < 1 || length > NANO_DIGITS)) {
            return null;
        }
        int nanos = fraction ? number(text, digits + 1, end) * SCALES[length] : 0;
        if (end == text.length()) {
            return new Stamp(text, digits, nanos, null);
        }
        return isOffset(text, end) ? new Stamp(text, digits, nanos, ZoneOffset.of(text.substring(end))) : null;
    }

    /**
     * At the start of what is not said.
     *
     * @throws java.time.DateTimeException when there is no such time
     */
    Instant at(ZoneId zone) {
        LocalDateTime local = LocalDateTime.of(
                part(0, 4, 1), part(4, 6, 1), part(6, 8, 1), part(8, 10, 0), part(10, 12, 0), part(12, 14, 0));
        return local.plusNanos(nanos).atZone(offset == null ? zone : offset).toInstant();
    }

    boolean hasHour() {
        return digits >= HOUR_DIGITS;
    }

    private int part(int from, int to, int otherwise) {
        return to <= digits ? number(text, from, to) : otherwise;
    }

    private static boolean isOffset(String text, int from) {
        return text.length() - from == OFFSET_LENGTH
                && (text.charAt(from) == '+' || text.charAt(from) == '-')
                && digits(text, from + 1) == OFFSET_LENGTH - 1;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
