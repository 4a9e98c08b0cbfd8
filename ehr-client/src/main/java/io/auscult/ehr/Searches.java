package io.auscult.ehr;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The words of searches, and the EHR's own time. */
public final class Searches {
    private Searches() {}

    /** The search with one parameter more. */
    public static String and(String search, String parameter) {
        return search + (search.contains("?") ? search.endsWith("?") ? "" : "&" : "?") + parameter;
    }

    /** What changed since then; FHIR servers differ in which fractions of a second they understand, so it begins a little earlier. */
    public static String changedSince(String search, Instant since) {
        return and(search, "_lastUpdated=ge" + second(since));
    }

    /** The second in which it lies, as FHIR writes it. */
    public static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The time at the EHR when it answered; ours when it does not say. */
    public static Instant timeThere(EhrAnswer answer, Instant here) {
        try {
            return answer.header("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .orElse(here);
        } catch (DateTimeException e) {
            return here;
        }
    }
}
