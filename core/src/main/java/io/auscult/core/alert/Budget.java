package io.auscult.core.alert;

import java.time.Duration;

/**
 * How many alerts may be shown within a span that ends now. A critical alert neither needs nor spends any of it, and what was shown
 * before in the same revision does not spend again.
 *
 * @param name where it was set: a rule, a pack, or the site's policy pack. All rules under it share it
 * @param whose each clinician's, or each ward's for the patients who lie there
 */
public record Budget(String name, Whose whose, int alerts, Duration within) {

    /** Who has a budget of their own. */
    public enum Whose {
        CLINICIAN,
        WARD
    }

    public Budget {
        if (alerts < 1) {
            throw new IllegalArgumentException("A budget is of at least one alert");
        }
        if (!within.isPositive()) {
            throw new IllegalArgumentException("A budget is for a span of time");
        }
    }

    String sentence() {
        String holder = switch (whose) {
            case CLINICIAN -> "a clinician";
            case WARD -> "a ward";
        };
        return "The budget of " + holder + ", " + alerts + (alerts == 1 ? " alert" : " alerts") + " within "
                + words(within) + ", is spent on more important or newer alerts.";
    }

    private static String words(Duration span) {
        if (span.toMinutesPart() > 0) {
            return span.toMinutes() + " min";
        }
        return span.toHours() % 24 == 0 ? span.toDays() + " d" : span.toHours() + " h";
    }
}
