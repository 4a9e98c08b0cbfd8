package io.auscult.cli.backtest;

import io.auscult.cli.ProgressLine;
import java.util.Locale;

/** How far a backtest has come, and how fast it went. */
final class Pace {
    private static final double NANOS = 1e9;

    private final ProgressLine progress;
    private final long begun = System.nanoTime();

    Pace(ProgressLine progress) {
        this.progress = progress;
    }

    synchronized void read(long events) {
        progress.show(String.format(Locale.ROOT, "read %,d events", events));
    }

    synchronized void lived(long events, long of) {
        progress.show(String.format(Locale.ROOT, "lived %,d of %,d events", events, of));
    }

    /** The last word, which stays. */
    synchronized void done(long events, int threads) {
        double seconds = (System.nanoTime() - begun) / NANOS;
        progress.last(String.format(
                Locale.ROOT,
                "%,d events in %,.1f s, that is %,.0f a minute, on %d %s",
                events,
                seconds,
                events / seconds * 60,
                threads,
                threads == 1 ? "thread" : "threads"));
    }
}
