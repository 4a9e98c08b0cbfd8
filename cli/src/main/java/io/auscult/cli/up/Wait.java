package io.auscult.cli.up;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Bounded waiting for a process to become ready. */
final class Wait {
    private static final long PAUSE_MILLIS = 50;

    private Wait() {}

    /**
     * Returns when {@code ready} answers true; what it throws counts as "not yet".
     *
     * @throws StartFailure when the process ends first or the time is up, with the end of its log
     */
    static void until(ChildProcess child, Duration limit, Callable<Boolean> ready) {
        long end = System.nanoTime() + limit.toNanos();
        while (!isTrue(ready)) {
            if (!child.isAlive()) {
                throw child.failure("ended while starting");
            }
            if (System.nanoTime() > end) {
                throw child.failure("was not ready within " + limit.toSeconds() + " s");
            }
            pause();
        }
    }

    private static boolean isTrue(Callable<Boolean> ready) {
        try {
            return ready.call();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (Exception e) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static StartFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StartFailure("Interrupted while starting", e);
    }
}
