package io.auscult.core.value;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Instants as text, as {@link Instant#toString} has them. The statements of a message say the same few times over and over in their
 * hashes and identities, and to print one costs as much as to hash it, so those said last are kept.
 */
public final class InstantText {
    private static final int KEPT = 64;

    /** Read and written without a lock: what another thread puts here is as good. */
    private static final @Nullable Said[] LAST = new Said[KEPT];

    private InstantText() {}

    private record Said(Instant at, String text) {}

    public static String of(Instant at) {
        int hash = at.hashCode();
        int slot = (hash ^ (hash >>> 12)) & (KEPT - 1);
        Said last = LAST[slot];
        if (last != null && last.at.equals(at)) {
            return last.text;
        }
        String text = at.toString();
        LAST[slot] = new Said(at, text);
        return text;
    }
}
