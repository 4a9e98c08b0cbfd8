package io.auscult.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The three times of an event: when it was so in the patient ({@code effective}), when the source released it ({@code
 * issued}), when Auscult received it. {@code effectiveGiven} is the source's own text when that is not a full instant ("2026-03").
 */
public record Times(
        @Nullable Instant effective,
        @Nullable String effectiveGiven,
        @Nullable Instant issued,
        Instant received) {

    public static Times of(@Nullable Instant effective, Instant received) {
        return new Times(effective, null, null, received);
    }

    public static Times receivedAt(Instant received) {
        return new Times(null, null, null, received);
    }
}
