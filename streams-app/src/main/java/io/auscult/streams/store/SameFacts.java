package io.auscult.streams.store;

import io.auscult.core.event.FactKey;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The keys of the facts of one identity, as one value of the store. */
record SameFacts(SortedSet<FactKey> keys) {
    private static final String END = "\0";

    SameFacts {
        keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
    }

    static SameFacts of(byte @Nullable [] stored) {
        SortedSet<FactKey> keys = new TreeSet<>();
        if (stored != null) {
            String text = new String(stored, StandardCharsets.UTF_8);
            for (int start = 0, end = text.indexOf(END); end >= 0; start = end + 1, end = text.indexOf(END, start)) {
                keys.add(new FactKey(text.substring(start, end)));
            }
        }
        return new SameFacts(keys);
    }

    SameFacts with(FactKey key) {
        SortedSet<FactKey> more = new TreeSet<>(keys);
        more.add(key);
        return new SameFacts(more);
    }

    SameFacts without(FactKey key) {
        SortedSet<FactKey> less = new TreeSet<>(keys);
        less.remove(key);
        return new SameFacts(less);
    }

    /** Null when none is left: then the entry goes. */
    byte @Nullable [] stored() {
        if (keys.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        keys.forEach(key -> text.append(key.value()).append(END));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
