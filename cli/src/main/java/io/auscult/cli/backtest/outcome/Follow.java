package io.auscult.cli.backtest.outcome;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long after an alert or a score an outcome counts for it, and until when outcomes are known.
 *
 * @param until what had not befallen a patient by then is not known to have happened at all
 */
public record Follow(Duration within, Instant until) {
    /** What became of something that was said at a time. */
    enum Verdict {
        TRUE,
        FALSE,
        /** It had happened already. */
        KNOWN_BEFORE,
        /** Nothing has happened yet, and the time is not over. */
        TOO_EARLY
    }

    Verdict verdict(Instant said, @Nullable Instant outcome) {
        if (outcome != null && outcome.isBefore(said)) {
            return Verdict.KNOWN_BEFORE;
        }
        if (outcome != null && !outcome.isAfter(said.plus(within))) {
            return Verdict.TRUE;
        }
        return said.plus(within).isAfter(until) ? Verdict.TOO_EARLY : Verdict.FALSE;
    }
}
