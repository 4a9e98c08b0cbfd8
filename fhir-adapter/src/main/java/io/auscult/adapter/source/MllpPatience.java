package io.auscult.adapter.source;

import java.time.Duration;

/**
 * Until when a connection may go on as it does. One thread of the connection writes it, the listener's watch reads it and closes the
 * connection when it is late: a sender that stops in the middle, drips, or never reads its answers holds nothing for long.
 */
final class MllpPatience {
    /** Slower than this, a message is taken for one that has stopped. */
    private static final long LEAST_BYTES_PER_SECOND = 16 * 1024;

    private static final long NANOS_PER_BYTE = Duration.ofSeconds(1).toNanos() / LEAST_BYTES_PER_SECOND;

    private final Duration idle;
    private final Duration stall;
    private volatile long until;
    private volatile boolean unbounded;
    private volatile boolean inFrame;

    /**
     * @param idle how long nothing may come between two messages
     * @param stall how long a short message, a handshake or an answer may take
     */
    MllpPatience(Duration idle, Duration stall) {
        this.idle = idle;
        this.stall = stall;
        allow(stall, true);
    }

    void awaitFrame() {
        allow(idle, false);
    }

    void beginFrame() {
        allow(stall, true);
    }

    void received(int bytes) {
        if (inFrame) {
            long before = until;
            until = before + bytes * NANOS_PER_BYTE;
        }
    }

    /** The message is ours to work on; the sender cannot be late. */
    void work() {
        unbounded = true;
    }

    void write() {
        allow(stall, true);
    }

    private void allow(Duration time, boolean frame) {
        until = System.nanoTime() + time.toNanos();
        inFrame = frame;
        unbounded = false;
    }

    boolean isLate() {
        return !unbounded && System.nanoTime() - until > 0;
    }

    /** Whether what is late is a message, not a sender who has nothing to say. */
    boolean isInFrame() {
        return inFrame;
    }
}
