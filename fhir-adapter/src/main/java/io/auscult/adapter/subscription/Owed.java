package io.auscult.adapter.subscription;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a server told of, and what has not been read yet.
 *
 * @param references "Observation/1", each once, the oldest first
 * @param since everything that changed since then is to be asked for, in the server's time; null for nothing
 */
record Owed(List<String> references, @Nullable Instant since) {
    static final Owed NOTHING = new Owed(List.of(), null);
    /** Above this they are asked for by time instead: what one record of the cursors holds is limited. */
    private static final int MOST_REFERENCES = 2_000;

    Owed {
        references = List.copyOf(references);
    }

    boolean isNothing() {
        return references.isEmpty() && since == null;
    }

    Owed and(List<String> more, Instant otherwise) {
        Set<String> all = new LinkedHashSet<>(references);
        all.addAll(more);
        return all.size() > MOST_REFERENCES ? since(otherwise) : new Owed(List.copyOf(all), since);
    }

    Owed since(Instant time) {
        return new Owed(references, since == null || time.isBefore(since) ? time : since);
    }

    Owed without(List<String> read) {
        Set<String> left = new LinkedHashSet<>(references);
        read.forEach(left::remove);
        return new Owed(List.copyOf(left), since);
    }

    Owed asked(@Nullable Instant still) {
        return new Owed(references, still);
    }
}
