package io.auscult.cli.up;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Looking again and again, with a pause between and an end. */
public final class Patience {
    private static final long PAUSE_MILLIS = 200;

    private final long end;
    private final Duration limit;

    private Patience(Duration limit) {
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    public static Patience of(Duration limit) {
        return new Patience(limit);
    }

    /**
     * Pauses for a moment.
     *
     * @throws StartFailure when the time is up, saying for what
     */
    public void pause(String what) {
        if (System.nanoTime() > end) {
            throw new StartFailure("Waited " + limit.toSeconds() + " s for " + what);
        }
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while waiting for " + what, e);
        }
    }
}
