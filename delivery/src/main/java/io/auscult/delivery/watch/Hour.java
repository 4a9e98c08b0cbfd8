package io.auscult.delivery.watch;

import java.time.Instant;

/**
 * What came in one hour.
 *
 * @param from when the hour begins
 * @param watched how much of it counts: one, or less while it lasts
 */
public record Hour(Instant from, double watched, long count) {
    public Hour {
        if (watched <= 0 || watched > 1 || count < 0) {
            throw new IllegalArgumentException("Of an hour counts some of it, and no fewer than nothing comes in it");
        }
    }
}
