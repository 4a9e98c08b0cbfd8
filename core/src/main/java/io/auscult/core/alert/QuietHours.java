package io.auscult.core.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of each day, by the site's clock, in which passive alerts wait; over midnight when it ends before it begins. A time that
 * the clock skips in spring is the moment of the change; of one that it shows twice in autumn, quiet begins at the first and ends
 * at the second.
 */
public record QuietHours(LocalTime from, LocalTime to) {
    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("Quiet hours that end when they begin have no length");
        }
    }

    /** The end of the quiet that holds at {@code now}; empty when none does. */
    Optional<Instant> endOf(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return Stream.of(today.minusDays(1), today)
                .filter(day -> !moment(day.atTime(from), zone, true).isAfter(now))
                .map(day -> moment(endDay(day).atTime(to), zone, false))
                .filter(end -> end.isAfter(now))
                .max(Comparator.naturalOrder());
    }

    private LocalDate endDay(LocalDate day) {
        return to.isAfter(from) ? day : day.plusDays(1);
    }

    private static Instant moment(LocalDateTime local, ZoneId zone, boolean first) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return local.atZone(zone).toInstant();
        }
        ZoneOffset offset = first ? change.getOffsetBefore() : change.getOffsetAfter();
        return change.isGap() ? change.getInstant() : local.toInstant(offset);
    }
}
