package io.auscult.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /** Whether this process of the streams app was stopped by a hand-over, which may be over by now. */
    static boolean stopped(Home home, ProcessHandle process) {
        try {
            return Files.exists(note(home)) && Files.readString(note(home)).equals(Long.toString(process.pid()));
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + note(home) + ": " + e.getMessage(), e);
        }
    }

    /**
     * Stops the running streams app and returns when its process has ended.
     *
     * @throws StartFailure when there is none, or it does not end
     */
    public void stopStreams() {
        ProcessHandle process = new Children(home, STOPS_WITHIN).written(App.STREAMS);
        try {
            Files.writeString(note(home), Long.toString(process.pid()));
            process.destroy();
            process.onExit().get(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException | TimeoutException | ExecutionException e) {
            throw new StartFailure("The streams app could not be stopped: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while stopping the streams app", e);
        }
    }

    private static Path note(Home home) {
        return home.file("run").resolve("handed-over");
    }

    @Override
    public void close() {
        lock.close();
    }
}
