package io.auscult.mapping.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * FHIR's full date-times, {@code 2026-03-05T10:00:00.123-05:00}. Every resource has several, and the JDK's parser, which reads any
 * format, takes as long over one as HAPI does over a small resource.
 */
final class IsoInstant {
    private static final int SECONDS = 16;
    private static final int FRACTION = 19;
    private static final int NANO_DIGITS = 9;
    private static final int LEAP_SECOND = 60;

    private IsoInstant() {}

    /**
     * Seconds may be missing; without a zone the time is UTC's; a leap second is the next one.
     *
     * @throws DateTimeException when it is no such text, or no such time exists
     */
    static Instant parse(String text) {
        if (text.length() < SECONDS) {
            throw new DateTimeException("Too short for a date and time");
        }
        boolean precise = text.length() > SECONDS && text.charAt(SECONDS) == ':';
        int second = precise ? number(text, SECONDS + 1, FRACTION) : 0;
        if (second > LEAP_SECOND) {
            throw new DateTimeException("No minute has so many seconds");
        }
        boolean fraction = precise && text.length() > FRACTION && text.charAt(FRACTION) == '.';
        int zone = fraction ? endOfDigits(text, FRACTION + 1) : precise ? FRACTION : SECONDS;
        LocalDateTime local = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, SECONDS),
                Math.min(second, LEAP_SECOND - 1),
                fraction ? nanos(text, FRACTION + 1, zone) : 0);
        Instant instant = local.toInstant(offset(text, zone));
        return second == LEAP_SECOND ? instant.plusSeconds(1) : instant;
    }

    private static ZoneOffset offset(String text, int from) {
        return from == text.length() ? ZoneOffset.UTC : ZoneOffset.of(text.substring(from));
    }

    private static int nanos(String text, int from, int to) {
        int digits = Math.min(to - from, NANO_DIGITS);
        int nanos = number(text, from, from + digits);
        for (int i = digits; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int endOfDigits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (i >= text.length() || !isDigit(text.charAt(i))) {
                throw new DateTimeException("Not a number where one belongs");
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
