package io.auscult.mapping.v2;

import io.auscult.core.event.Times;
import io.auscult.mapping.Arrival;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** HL7 v2 time stamps, {@code YYYY[MM[DD[HH[MM[SS[.S+]]]]]][+/-ZZZZ]}: the zone is the stamp's own, else the source's. */
final class V2Times {
    private static final Pattern STAMP =
            Pattern.compile("(\\d{4})(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(?:\\.(\\d{1,9}))?([+-]\\d{4})?");
    private static final int NANO_DIGITS = 9;
    private static final int DAY_DIGITS = 8;

    private V2Times() {}

    /** @param given the source's text when it is not a full instant, else null */
    record Moment(@Nullable Instant at, @Nullable String given) {
        static final Moment UNKNOWN = new Moment(null, null);

        Times times(@Nullable Instant issued, Arrival arrival) {
            return new Times(at, given, issued, arrival.received());
        }

        /** For the identity of a result: the instant, else the source's own text. */
        String words() {
            return at != null ? at.toString() : given == null ? "" : given;
        }
    }

    static Moment moment(Field field, ZoneId zone) {
        String text = field.component(1);
        Matcher stamp = STAMP.matcher(text);
        if (text.isEmpty()) {
            return Moment.UNKNOWN;
        }
        try {
            return stamp.matches() ? moment(text, stamp, zone) : new Moment(null, text);
        } catch (DateTimeException e) {
            return new Moment(null, text);
        }
    }

    /** A birth date, null unless known to the day. */
    static @Nullable LocalDate day(Field field) {
        String text = field.component(1);
        try {
            return text.length() < DAY_DIGITS
                    ? null
                    : LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static Moment moment(String text, Matcher stamp, ZoneId zone) {
        LocalDateTime local = LocalDateTime.of(
                part(stamp, 1, 1),
                part(stamp, 2, 1),
                part(stamp, 3, 1),
                part(stamp, 4, 0),
                part(stamp, 5, 0),
                part(stamp, 6, 0),
                nanos(stamp.group(7)));
        ZoneId said = stamp.group(8) == null ? zone : ZoneOffset.of(stamp.group(8));
        return new Moment(local.atZone(said).toInstant(), stamp.group(4) == null ? text : null);
    }

    private static int part(Matcher stamp, int group, int otherwise) {
        String digits = stamp.group(group);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }
}
