package io.auscult.adapter.source;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The bytes of messages that all doors together hold at once, from the first byte read until the answer. A message takes its
 * room step by step as its bytes arrive, so a sender who announces much and sends little holds little.
 *
 * <p>Waiting for room while holding some cannot lock up: nobody waits longer than the patience, and who gives up gives back what
 * it held. Those who wait are served in the order in which they came.
 */
public final class Room {
    /** Large enough to be taken seldom, small enough that hundreds of idle connections with a begun message are no burden. */
    static final int STEP = 16 * 1024;

    private final int steps;
    private final Duration patience;
    private final Semaphore free;

    /**
     * @param bytes at least one step; what is over a whole number of steps is not used
     * @param patience how long a message waits for each of its steps
     */
    public Room(long bytes, Duration patience) {
        this.steps = Math.toIntExact(bytes / STEP);
        if (steps < 1) {
            throw new IllegalArgumentException("Room for messages is at least " + STEP + " bytes, not " + bytes);
        }
        this.patience = patience;
        this.free = new Semaphore(steps, true);
    }

    /** All there is; a longer message never gets in. */
    public long bytes() {
        return (long) steps * STEP;
    }

    /** What messages hold now. */
    public long taken() {
        return (long) (steps - free.availablePermits()) * STEP;
    }

    /** A place for one message, empty at first. Close it when the message is answered, however that ends. */
    public Place enter() {
        return new Place();
    }

    /** What one message holds. Belongs to one thread at a time. */
    public final class Place implements AutoCloseable {
        private int held;

        private Place() {}

        /** What the room has in all. */
        long most() {
            return bytes();
        }

        /**
         * Makes the place large enough for so many bytes in all; cheap when it is already.
         *
         * @throws NoRoom when that much did not become free in time; the place keeps what it had
         */
        public void fit(long bytes) throws NoRoom, InterruptedException {
            if (bytes > bytes()) {
                throw new NoRoom();
            }
            for (int wanted = Math.toIntExact(Math.ceilDiv(bytes, STEP)); held < wanted; held++) {
                if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new NoRoom();
                }
            }
        }

        @Override
        public void close() {
            free.release(held);
            held = 0;
        }
    }
}
