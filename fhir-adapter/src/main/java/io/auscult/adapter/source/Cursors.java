package io.auscult.adapter.source;

import io.auscult.schemas.topic.Cursor;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How far each thing that is asked for has been read: what {@code cds.cursors.v1} held at start, and what was committed since. */
public final class Cursors {
    private final Map<String, Cursor> byKey = new ConcurrentHashMap<>();

    /** @param what as in {@link Cursor#of} */
    public Optional<Cursor> at(String source, String what) {
        return Optional.ofNullable(byKey.get(source + "/" + what));
    }

    /** After it is committed, or read from the topic. */
    public void put(Cursor cursor) {
        byKey.put(cursor.key(), cursor);
    }
}
