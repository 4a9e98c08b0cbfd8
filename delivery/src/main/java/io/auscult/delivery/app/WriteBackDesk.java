package io.auscult.delivery.app;

import io.auscult.delivery.store.WriteBackStore;
import io.auscult.delivery.store.WriteBackStore.Counts;
import io.auscult.delivery.store.WriteBackStore.Trouble;
import io.auscult.delivery.writeback.WriteBack;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How write-back is doing, and the one thing that an engineer can do about it.
 *
 * @param writeBack null where nothing is written
 */
record WriteBackDesk(
        WriteBackConfig config,
        WriteBackStore outbox,
        @Nullable WriteBack writeBack) {
    private static final int MOST = 20;

    /** @param away why nothing can be written now; null when it can */
    record View(
            String to, long waiting, long dead, @Nullable String away, List<Trouble> troubles) {}

    /** Empty where nothing is written. */
    Optional<View> view() {
        if (writeBack == null) {
            return Optional.empty();
        }
        Counts counts = outbox.counts();
        return Optional.of(new View(
                config.url(), counts.waiting(), counts.dead(), writeBack.away().orElse(null), outbox.troubles(MOST)));
    }

    void retry() {
        if (writeBack != null) {
            outbox.retry();
        }
    }
}
