package io.auscult.adapter.source;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The MSH-10 of our own messages: each only once, and known again when a sender acknowledges our acknowledgement. */
public final class ControlIds implements Supplier<String> {
    private static final int RADIX = 36;

    private final String run;
    private final AtomicLong last = new AtomicLong();

    /** The ids of one run of the adapter begin alike: with the time of its start. */
    public ControlIds(Clock clock) {
        this.run = "A" + Long.toString(clock.millis(), RADIX) + "-";
    }

    @Override
    public String get() {
        return run + Long.toString(last.incrementAndGet(), RADIX);
    }

    boolean isOurs(String id) {
        return id.startsWith(run);
    }
}
