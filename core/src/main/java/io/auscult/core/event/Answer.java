package io.auscult.core.event;

import io.auscult.core.value.Coding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a clinician said to an alert.
 *
 * @param by the user, as the channel names them
 * @param reason for an override: a coded reason, else null
 * @param comment the clinician's own words, else null
 */
public record Answer(
        Outcome outcome,
        String by,
        Instant at,
        @Nullable Coding reason,
        @Nullable String comment) {

    /** The two outcomes that CDS Hooks feedback knows. */
    public enum Outcome {
        ACCEPTED,
        OVERRIDDEN
    }
}
