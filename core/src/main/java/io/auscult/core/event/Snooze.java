package io.auscult.core.event;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clinician's "not now": the alert sleeps until the first of what is named here happens, and then comes back by itself.
 *
 * @param by the user, as the channel names them
 * @param until a time; null when no time wakes it
 * @param untilNewData true when a changed basis wakes it
 * @param scoreRise decimal text: by how much a score must rise to wake it, in the score as it is shown (percentage points for a
 *     probability, points for points); null when no rise does
 */
public record Snooze(
        String by,
        Instant at,
        @Nullable Instant until,
        boolean untilNewData,
        @Nullable String scoreRise) {
    public Snooze {
        if (until == null && !untilNewData && scoreRise == null) {
            throw new IllegalArgumentException("A snooze says what ends it: a time, new data or a rise of the score");
        }
        if (scoreRise != null && new BigDecimal(scoreRise).signum() <= 0) {
            throw new IllegalArgumentException("A score rises by more than nothing");
        }
    }

    /** True once its time has come. */
    public boolean isOverAt(Instant now) {
        return until != null && !until.isAfter(now);
    }
}
