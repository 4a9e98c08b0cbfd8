package io.auscult.mapping.v2;

import io.auscult.core.event.Times;
import io.auscult.core.value.InstantText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Unmappable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * HL7 v2 time stamps, {@code YYYY[MM[DD[HH[MM[SS[.S+]]]]]][+/-ZZZZ]}: the zone is the stamp's own, else the message's (see {@link
 * Header#zone}). A time that the clocks skipped in spring is as much later; one that they showed twice in autumn is the first.
 */
final class V2Times {
    private static final int DAY_DIGITS = 8;
    private static final int LONGEST = 64;

    private V2Times() {}

    /** @param given the source's text when it is not a full instant, else null */
    record Moment(@Nullable Instant at, @Nullable String given) {
        static final Moment UNKNOWN = new Moment(null, null);

        Times times(@Nullable Instant issued, Arrival arrival) {
            return new Times(at, given, issued, arrival.received());
        }

        /** For the identity of a result: the instant, else the source's own text. */
        String words() {
            return at != null ? InstantText.of(at) : given == null ? "" : given;
        }

        Moment or(Moment otherwise) {
            return equals(UNKNOWN) ? otherwise : this;
        }
    }

    /** Unknown when the field is empty or too long for any time; a text that is no time is kept as given. */
    static Moment moment(Field field, ZoneId zone) {
        return moment(field.component(1), zone);
    }

    static Moment moment(String text, ZoneId zone) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Moment.UNKNOWN;
        }
        try {
            Stamp stamp = Stamp.of(text);
            return stamp == null ? new Moment(null, text) : new Moment(stamp.at(zone), stamp.hasHour() ? null : text);
        } catch (DateTimeException e) {
            return new Moment(null, text);
        }
    }

    /** The offset that a stamp carries, null when it has none. */
    static @Nullable ZoneOffset offset(Field field) {
        try {
            Stamp stamp = Stamp.of(field.component(1));
            return stamp == null ? null : stamp.offset();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** @throws Unmappable when it ends before it starts */
    static Period period(Moment start, Moment end, String fields) {
        if (start.at() != null && end.at() != null && end.at().isBefore(start.at())) {
            throw new Unmappable("The end is before the start", "Correct " + fields);
        }
        return new Period(start.at(), end.at());
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

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }
}
