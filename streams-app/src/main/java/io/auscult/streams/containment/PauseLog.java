package io.auscult.streams.containment;

import io.auscult.core.release.PackRelease;

/** Where pauses are published: among the releases, for every process to read. */
@FunctionalInterface
public interface PauseLog {
    /**
     * Returns when it is published.
     *
     * @throws RuntimeException when it is not, or could come too late to be in force when it says
     */
    void write(PackRelease pause) throws InterruptedException;
}
