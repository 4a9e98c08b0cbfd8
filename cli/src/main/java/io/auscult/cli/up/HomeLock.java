package io.auscult.cli.up;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Held while an Auscult runs in a home; the operating system lets go of it even when the process is killed. */
final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StartFailure when another process holds it */
    static HomeLock take(Home home) {
        return take(
                home.file("lock"),
                "An Auscult is already running in " + home.folder()
                        + ". Stop it with Ctrl-C where it was started, or choose another --home.");
    }

    /**
     * Another lock than that of the home itself.
     *
     * @throws StartFailure with the message, when somebody holds it
     */
    static HomeLock take(Path file, String whenHeld) {
        HomeLock lock = tryTake(file);
        if (lock == null) {
            throw new StartFailure(whenHeld);
        }
        return lock;
    }

    /** @throws StartFailure when no Auscult runs in the home */
    static void requireHeld(Home home) {
        if (!isHeld(home)) {
            throw new StartFailure("No Auscult is running in " + home.folder() + "; start it with: auscult up");
        }
    }

    static boolean isHeld(Home home) {
        return home.exists() && isHeld(home.file("lock"));
    }

    static boolean isHeld(Path file) {
        HomeLock lock = tryTake(file);
        if (lock == null) {
            return true;
        }
        lock.close();
        return false;
    }

    private static @Nullable HomeLock tryTake(Path file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new HomeLock(channel);
            }
            channel.close();
            return null;
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
            return null;
        } catch (IOException e) {
            throw new StartFailure("Cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            new HomeLock(channel).close();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("The lock file did not close", e);
        }
    }
}
