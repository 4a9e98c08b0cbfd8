package io.auscult.rules.fact;

import java.time.Duration;
import java.time.Instant;

/**
 * A procedure that was done.
 *
 * @param words as the source calls it
 */
public record Done(String concept, String name, String words, Instant at, String fact) {
    public Instant plusDays(int days) {
        return at.plus(Duration.ofDays(days));
    }
}
