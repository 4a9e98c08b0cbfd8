package io.auscult.core.value;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A span of time, either end possibly unknown; the end is not before the start. */
public record Period(@Nullable Instant start, @Nullable Instant end) {
    public Period {
        if (start != null && end != null && end.isBefore(start)) {
            throw new IllegalArgumentException("A period does not end before it starts");
        }
    }
}
