package io.auscult.cli.backtest.life;

import io.auscult.cli.backtest.past.Telling;
import io.auscult.core.value.Mode;
import io.auscult.streams.release.Releases;
import io.auscult.streams.replay.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the past is lived.
 *
 * @param releases what is in force at any time of it
 * @param from nothing earlier is counted
 * @param until nothing later has happened
 * @param acceptedAfter how long a clinician takes to accept an alert that opens; null for the answers that the past has
 * @param backfillMode how far alerts reach that an initial load gives rise to
 * @param keepsSignals whether what models say is remembered
 */
public record Course(
        Releases releases,
        Telling telling,
        Clock clock,
        Instant from,
        Instant until,
        @Nullable Duration acceptedAfter,
        Mode backfillMode,
        boolean keepsSignals) {

    /** The same past under other rules. */
    public Course under(Releases others) {
        return new Course(others, telling, clock, from, until, acceptedAfter, backfillMode, keepsSignals);
    }
}
