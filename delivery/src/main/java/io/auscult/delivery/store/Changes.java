package io.auscult.delivery.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells open pages that the projection has moved on; what changed they read for themselves. */
public final class Changes {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Called after each commit that changed something; ends with {@link AutoCloseable#close}. */
    public Subscription subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void happened() {
        listeners.forEach(Runnable::run);
    }

    /** A listener's place in the list. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
