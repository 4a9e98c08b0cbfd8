package io.auscult.adapter.status;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures in words that are read at a glance. */
final class Wording {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM, HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final String NONE = "–";
    private static final long DAYS_FROM_HOURS = 48;

    private Wording() {}

    static String time(Instant at) {
        return TIME.format(at);
    }

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** "3 min ago" */
    static String ago(@Nullable Instant at, Instant now) {
        if (at == null) {
            return "not since the start";
        }
        Duration since = Duration.between(at, now);
        return since.toSeconds() < 1 ? "just now" : span(since) + " ago";
    }

    /** "40 ms", "12 s", "3 min", "5 h", "4 d". */
    static String span(@Nullable Duration span) {
        if (span == null) {
            return NONE;
        }
        if (span.toMillis() < 1_000) {
            return span.toMillis() + " ms";
        }
        if (span.toSeconds() < 120) {
            return span.toSeconds() + " s";
        }
        if (span.toMinutes() < 120 && span.toMinutes() != 60) {
            return span.toMinutes() + " min";
        }
        return span.toHours() < DAYS_FROM_HOURS ? span.toHours() + " h" : number(span.toDays()) + " d";
    }

    static String perMinute(double rate) {
        return rate == 0 || rate >= 10
                ? number(Math.round(rate))
                : String.format(Locale.ROOT, rate < 1 ? "%.2f" : "%.1f", rate);
    }

    static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%,.1f GB", bytes / 1e9);
    }
}
