package io.auscult.delivery.store;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Tells open pages that the projection has moved on; what changed they read for themselves. */
public final class Changes {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    /** From a number of its own, so that a page of before a restart does not take the count of after it for its own. */
    private final AtomicLong version = new AtomicLong(new SecureRandom().nextInt(1, Integer.MAX_VALUE));

    /** Another after each commit. Read before a page is made, it tells later whether the page may have missed something. */
    public long version() {
        return version.get();
    }

    /** Called after each commit that changed something; ends with {@link AutoCloseable#close}. */
    public Subscription subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** To be called after the commit. */
    public void happened() {
        version.incrementAndGet();
        listeners.forEach(Runnable::run);
    }

    /** A listener's place in the list. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
