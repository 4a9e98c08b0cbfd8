package io.auscult.delivery.store;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something of the database that one page or card asks for many times: read again when it is older than a quarter of a second, which
 * is less than its way through the topics takes.
 */
final class Fresh<T> {
    private static final long LIFE_NANOS = Duration.ofMillis(250).toNanos();

    private final Supplier<T> source;
    private volatile @Nullable Read<T> last;

    Fresh(Supplier<T> source) {
        this.source = source;
    }

    private record Read<T>(T value, long at) {}

    T get() {
        Read<T> known = last;
        long now = System.nanoTime();
        if (known == null || now - known.at > LIFE_NANOS) {
            known = new Read<>(source.get(), now);
            last = known;
        }
        return known.value;
    }

    /** To be read at the next question. */
    void forget() {
        last = null;
    }
}
