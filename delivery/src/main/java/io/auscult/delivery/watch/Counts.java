package io.auscult.delivery.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Turns what was counted into hours that follow each other: an hour without any is one with none. */
final class Counts {
    private static final Duration HOUR = Duration.ofHours(1);
    /** What is not counted yet of the newest minutes is no silence. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private Counts() {}

    /**
     * Whole hours, and what has passed of the one that lasts.
     *
     * @param watched whether an hour counts: not while the rule was off
     */
    static Series series(Map<Instant, Long> counts, Instant from, Instant now, Predicate<Instant> watched) {
        List<Hour> hours = new ArrayList<>();
        Instant end = now.minus(SETTLED);
        for (Instant hour = from.truncatedTo(ChronoUnit.HOURS); hour.isBefore(end); hour = hour.plus(HOUR)) {
            if (watched.test(hour)) {
                long passed =
                        Math.min(HOUR.toMillis(), Duration.between(hour, end).toMillis());
                hours.add(
                        new Hour(hour, (double) Math.max(1, passed) / HOUR.toMillis(), counts.getOrDefault(hour, 0L)));
            }
        }
        return new Series(hours);
    }
}
