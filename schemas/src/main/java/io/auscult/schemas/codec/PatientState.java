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
 * @param live an event that is no initial load has come: until then alerts reach no further than an initial load may
 * @param pendingConcepts touched by events that more of the same message follow; models look when the last has come
 * @param nextDue when models or rules look again though nothing happened; null for never
 * @param rulebook version of the rulebook that decided last; empty when none has
 * @param lastDecisions content hash of the last decision by {@code rule|subject}: it is written again only when it differs
 */
public record PatientState(
        Instant now,
        long lastOffset,
        boolean incomplete,
        boolean live,
        List<String> pendingConcepts,
        @Nullable Instant nextDue,
        String rulebook,
        Map<String, String> lastDecisions) {
    /** Of a patient of whom nothing is known. */
    public static final PatientState FIRST =
            new PatientState(Instant.EPOCH, -1, false, false, List.of(), null, "", Map.of());

    public PatientState {
        pendingConcepts = List.copyOf(pendingConcepts);
        lastDecisions = Collections.unmodifiableMap(new TreeMap<>(lastDecisions));
    }

    /**
     * After an event is folded, before models and rules have looked. The first live event makes the rules look again, as a new
     * rulebook would: what was in shadow may now be shown.
     */
    public PatientState folded(Instant at, long offset, boolean nowIncomplete, boolean nowLive, List<String> pending) {
        String decidedBy = nowLive && !live ? "" : rulebook;
        return new PatientState(at, offset, nowIncomplete, nowLive, pending, nextDue, decidedBy, lastDecisions);
    }

    /** After models and rules have looked: nothing is pending. */
    public PatientState closed(@Nullable Instant due, String decidedBy, Map<String, String> decisions) {
        return new PatientState(now, lastOffset, incomplete, live, List.of(), due, decidedBy, decisions);
    }
}
