package io.auscult.delivery.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the readers of a site read them. Clinical dates are always written out; only the list says "today". */
public record Clockface(ZoneId zone) {
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private static final DateTimeFormatter AXIS_HOURS = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter AXIS_DAYS = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter AXIS_MONTHS = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    /** "21 Nov 2026, 14:05". */
    public When full(Instant at) {
        return new When(at, FULL.format(at.atZone(zone)));
    }

    /** "21 Nov 2026" when the time is midnight, as of dates that were given without one; else with the time. */
    public When clinical(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        boolean day = at.getEpochSecond() % 86_400 == 0 || local.toLocalTime().toSecondOfDay() == 0;
        return day
                ? new When(
                        at, DAY.format(at.getEpochSecond() % 86_400 == 0 ? at.atZone(java.time.ZoneOffset.UTC) : local))
                : full(at);
    }

    /** "21 Nov 2026". */
    public When day(Instant at) {
        return new When(at, DAY.format(at.atZone(zone)));
    }

    /** A moment on the axis of a plot that spans so much time. */
    String axis(Instant at, Duration span) {
        DateTimeFormatter words = span.compareTo(Duration.ofDays(2)) < 0
                ? AXIS_HOURS
                : span.compareTo(Duration.ofDays(300)) < 0 ? AXIS_DAYS : AXIS_MONTHS;
        return words.format(at.atZone(zone));
    }

    /** "today 14:05", "yesterday 14:05", else the date and time. */
    public When recent(Instant at, Instant now) {
        ZonedDateTime local = at.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        if (local.toLocalDate().equals(today)) {
            return new When(at, "today " + CLOCK.format(local));
        }
        return local.toLocalDate().equals(today.minusDays(1))
                ? new When(at, "yesterday " + CLOCK.format(local))
                : full(at);
    }
}
