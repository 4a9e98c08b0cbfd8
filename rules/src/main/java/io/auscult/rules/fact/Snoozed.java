package io.auscult.rules.fact;

import io.auscult.core.event.Snooze;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a clinician put a question about a subject off.
 *
 * @param active true until its time has come, something is new or a score rose, whichever it waits for
 */
public record Snoozed(String rule, String subject, Snooze snooze, boolean active) {
    /** Null when no time ends it. */
    public @Nullable Instant until() {
        return snooze.until();
    }
}
