package io.auscult.ehr;

import java.time.Duration;

/** Waits, so that a test need not. */
@FunctionalInterface
public interface Pause {
    void take(Duration duration) throws InterruptedException;

    /** The real one. */
    static Pause sleeping() {
        return Thread::sleep;
    }
}
