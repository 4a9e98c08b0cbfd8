package io.auscult.schemas.topic;

import java.time.Instant;

/**
 * How far the adapter has read something of a source that does not send by itself: a search, a history, the notices of a
 * subscription. It is committed together with what was read up to it.
 *
 * @param key {@code <source>/<what>}, the record's key
 * @param position in the reader's own words; without patient data
 */
public record Cursor(String key, String position, Instant updated) {
    public Cursor {
        if (key.isBlank()) {
            throw new IllegalArgumentException("A cursor's key is not blank");
        }
    }

    public static Cursor of(String source, String what, String position, Instant updated) {
        return new Cursor(source + "/" + what, position, updated);
    }
}
