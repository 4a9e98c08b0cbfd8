package io.auscult.adapter.meter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What happened in each minute of the last day. */
final class RecentCounts {
    private static final int MINUTES = 24 * 60;

    private final long[] counts = new long[MINUTES];
    private long newest;

    synchronized void add(Instant at, long count) {
        long minute = minute(at);
        if (minute > newest - MINUTES) {
            forgetUpTo(minute);
            counts[slot(minute)] += count;
        }
    }

    /** @param span up to a day */
    synchronized long within(Duration span, Instant now) {
        forgetUpTo(minute(now));
        long sum = 0;
        for (long minute = newest; minute > newest - span.toMinutes(); minute--) {
            sum += counts[slot(minute)];
        }
        return sum;
    }

    /** The last day in equal parts, the oldest first. */
    synchronized List<Long> day(int parts, Instant now) {
        forgetUpTo(minute(now));
        int width = MINUTES / parts;
        List<Long> sums = new ArrayList<>();
        for (int part = parts; part > 0; part--) {
            long sum = 0;
            for (int i = 0; i < width; i++) {
                sum += counts[slot(newest - (long) part * width + 1 + i)];
            }
            sums.add(sum);
        }
        return List.copyOf(sums);
    }

    private void forgetUpTo(long minute) {
        if (minute - newest >= MINUTES) {
            Arrays.fill(counts, 0);
            newest = minute;
        }
        while (newest < minute) {
            newest++;
            counts[slot(newest)] = 0;
        }
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60);
    }

    private static int slot(long minute) {
        return Math.floorMod(minute, MINUTES);
    }
}
