package io.auscult.schemas.codec;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the stream stands with one patient, between two of their events.
 *
 * @param now the patient's clock: the newest received time so far
 * @param lastOffset of the newest event folded
 * @param incomplete an event could not be folded; every later score says so
 * @param pendingConcepts touched by events that more of the same message follow; models look when the last has come
 * @param nextDue when models or rules look again though nothing happened; null for never
 * @param lastDecisions content hash of the last decision by {@code rule|subject}: it is written again only when it differs
 */
public record PatientState(
        Instant now,
        long lastOffset,
        boolean incomplete,
        List<String> pendingConcepts,
        @Nullable Instant nextDue,
        Map<String, String> lastDecisions) {
    public PatientState {
        pendingConcepts = List.copyOf(pendingConcepts);
        lastDecisions = Collections.unmodifiableMap(new TreeMap<>(lastDecisions));
    }
}
