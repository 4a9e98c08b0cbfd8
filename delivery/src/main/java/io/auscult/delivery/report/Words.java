package io.auscult.delivery.report;

import java.time.Duration;
import java.util.Optional;

/** Counts and spans for a reader. */
final class Words {
    private Words() {}

    /** "25 % (3 of 12)", or "–" of nothing. */
    static String share(int part, int whole) {
        return whole == 0 ? "–" : Math.round(100.0 * part / whole) + " % (" + part + " of " + whole + ")";
    }

    /** "40 s", "12 min", "3.5 h", "2 d". */
    static String span(Optional<Duration> span) {
        return span.map(Words::span).orElse("–");
    }

    private static String span(Duration span) {
        if (span.toMinutes() < 1) {
            return span.toSeconds() + " s";
        }
        if (span.toHours() < 1) {
            return span.toMinutes() + " min";
        }
        return span.toDays() < 2 ? trimmed(span.toMinutes() / 60.0) + " h" : trimmed(span.toHours() / 24.0) + " d";
    }

    private static String trimmed(double amount) {
        double rounded = Math.round(amount * 10) / 10.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
