package io.auscult.schemas.topic;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * That a count has changed against its own past, or has gone back to it. No patient is in it.
 *
 * @param kind flood, silence or source
 * @param subject a rule's id, or a source's name
 * @param since when it began, as far as the counts tell
 * @param ended null while it lasts
 * @param came since then, when it was noticed
 * @param usual how many would have
 */
public record WatchAlarm(
        String kind,
        String subject,
        Instant since,
        Instant noticed,
        @Nullable Instant ended,
        long came,
        BigDecimal usual,
        String sentence) {
    public WatchAlarm {
        since = since.truncatedTo(ChronoUnit.MICROS);
        noticed = noticed.truncatedTo(ChronoUnit.MICROS);
        ended = ended == null ? null : ended.truncatedTo(ChronoUnit.MICROS);
    }

    /** All that is said of one subject lies in one place, in order. */
    public String key() {
        return kind + ":" + subject;
    }
}
