package io.auscult.adapter.meter;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How late the last few hundred messages were. */
final class RecentLags {
    private static final int KEPT = 256;

    private final long[] millis = new long[KEPT];
    private long count;

    synchronized void add(Duration lag) {
        millis[(int) (count++ % KEPT)] = lag.toMillis();
    }

    /**
     * What so many of a hundred were faster than, or null when nothing came.
     *
     * @param percent from 1 to 100
     */
    synchronized @Nullable Duration percentile(int percent) {
        int kept = (int) Math.min(count, KEPT);
        if (kept == 0) {
            return null;
        }
        long[] sorted = Arrays.copyOf(millis, kept);
        Arrays.sort(sorted);
        return Duration.ofMillis(sorted[Math.min(kept - 1, kept * percent / 100)]);
    }
}
