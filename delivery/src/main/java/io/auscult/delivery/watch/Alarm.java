package io.auscult.delivery.watch;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody should look at. No patient is in it.
 *
 * @param id of the record; 0 before it is recorded
 * @param subject a rule's id, or a source's name
 * @param since when it began, as far as the counts tell
 * @param ended null while it lasts
 * @param came since then
 * @param usual how many would have
 * @param sentence for a person
 */
public record Alarm(
        long id,
        Kind kind,
        String subject,
        Instant since,
        Instant noticed,
        @Nullable Instant ended,
        long came,
        double usual,
        String sentence) {

    /** What it is about. */
    public enum Kind {
        /** A rule fires far more often than is usual. */
        FLOOD,
        /** A rule fires far less often, or not at all. */
        SILENCE,
        /** A source sends far less, or nothing. */
        SOURCE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No alarm is called " + word));
        }
    }

    boolean isAbout(Alarm other) {
        return kind == other.kind && subject.equals(other.subject);
    }
}
