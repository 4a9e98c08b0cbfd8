package io.auscult.cli.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * While it is held, the home's streams app may be stopped without that being a failure. When it is let go of, also because its
 * holder was killed, {@code auscult up} starts the streams app again in the generation that the home then remembers.
 */
public final class HandOver implements AutoCloseable {
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 50;

    private final Home home;
    private final HomeLock lock;

    private HandOver(Home home, HomeLock lock) {
        this.home = home;
        this.lock = lock;
    }

    /** @throws StartFailure when no Auscult runs in the home, or another hand-over is under way */
    public static HandOver take(Home home) {
        HomeLock.requireHeld(home);
        return new HandOver(
                home,
                HomeLock.take(file(home), "Another hand-over of the streams app is under way in " + home.folder()));
    }

    static boolean isUnderWay(Home home) {
        return HomeLock.isHeld(file(home));
    }

    /** Returns when nobody holds it, or at once when {@code given up}. */
    static void awaitEnd(Home home, BooleanSupplier givenUp) throws InterruptedException {
        while (isUnderWay(home) && !givenUp.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private static Path file(Home home) {
        return home.file("run").resolve("hand-over");
    }

    /**
     * Stops the running streams app and returns when its process has ended.
     *
     * @throws StartFailure when there is none, or it does not end
     */
    public void stopStreams() {
        new Children(home, STOPS_WITHIN).stopRecorded(App.STREAMS);
    }

    @Override
    public void close() {
        lock.close();
    }
}
