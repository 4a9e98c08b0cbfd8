package io.auscult.schemas.codec;

import io.auscult.core.event.FactVersion;
import io.auscult.core.event.MergePath;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the stream stands with one patient, between two of their events. It is written only when it differs: the patient's time
 * and place in the log, which every event moves, are kept apart.
 *
 * @param incomplete an event could not be folded; every later score says so
 * @param live an event that is no initial load has come: until then alerts reach no further than an initial load may
 * @param pendingConcepts touched by events that more of the same message follow; models look when the last has come
 * @param nextDue when models or rules look again though nothing happened; null for never
 * @param trimDue when the chart is next rid of what is past its age; null before the first event
 * @param rulebook version of the rulebook that decided last; empty when none has
 * @param models the models that looked last, and how far each reaches; empty when none has
 * @param catalogue version of the catalogue by which the facts were read; empty before the first event
 * @param lastDecisions content hash of the last decision by {@code rule|subject}: it is written again only when it differs
 * @param link whether the patient is merged into another
 * @param moved the paths of the charts that were merged into this one
 */
public record PatientState(
        boolean incomplete,
        boolean live,
        List<String> pendingConcepts,
        @Nullable Instant nextDue,
        @Nullable Instant trimDue,
        String rulebook,
        String models,
        String catalogue,
        Map<String, String> lastDecisions,
        Link link,
        List<MergePath> moved) {
    /** Of a patient of whom nothing is known. */
    public static final PatientState FIRST =
            new PatientState(false, false, List.of(), null, null, "", "", "", Map.of(), Link.NONE, List.of());

    public PatientState {
        pendingConcepts = List.copyOf(pendingConcepts);
        lastDecisions = lastDecisions.isEmpty() ? Map.of() : Collections.unmodifiableMap(lastDecisions);
        moved = List.copyOf(moved);
    }

    /**
     * The merge that holds for this patient.
     *
     * @param version of the statement that holds; null when there was none
     * @param survivor null when the patient stands alone
     * @param returning unmerged, but the book of alerts has not come back: nothing is decided until it has
     */
    public record Link(
            @Nullable FactVersion version, @Nullable PatientId survivor, boolean returning) {
        public static final Link NONE = new Link(null, null, false);

        public boolean isNewer(FactVersion other) {
            return version == null || version.compareTo(other) < 0;
        }

        /** The record goes on elsewhere, or is on its way back: models and rules do not look here. */
        public boolean away() {
            return survivor != null || returning;
        }
    }

    /**
     * After an event is folded, before models and rules have looked. The first live event makes the rules look again, as a new
     * rulebook would: what was in shadow may now be shown.
     */
    public PatientState folded(boolean nowIncomplete, boolean nowLive, List<String> pending) {
        String decidedBy = nowLive && !live ? "" : rulebook;
        return new PatientState(
                nowIncomplete,
                nowLive,
                pending,
                nextDue,
                trimDue,
                decidedBy,
                models,
                catalogue,
                lastDecisions,
                link,
                moved);
    }

    /** With the facts read by this catalogue. */
    public PatientState readBy(String version) {
        return version.equals(catalogue)
                ? this
                : new PatientState(
                        incomplete,
                        live,
                        pendingConcepts,
                        nextDue,
                        trimDue,
                        rulebook,
                        models,
                        version,
                        lastDecisions,
                        link,
                        moved);
    }

    public PatientState withoutTimer() {
        return new PatientState(
                incomplete,
                live,
                pendingConcepts,
                null,
                trimDue,
                rulebook,
                models,
                catalogue,
                lastDecisions,
                link,
                moved);
    }

    public PatientState trimmedUntil(Instant due) {
        return new PatientState(
                incomplete,
                live,
                pendingConcepts,
                nextDue,
                due,
                rulebook,
                models,
                catalogue,
                lastDecisions,
                link,
                moved);
    }

    /** Merged or unmerged: no decision of before holds any more. */
    public PatientState linked(Link newer) {
        return new PatientState(
                incomplete, live, pendingConcepts, nextDue, trimDue, "", "", catalogue, Map.of(), newer, moved);
    }

    /** With the charts that came by these paths. */
    public PatientState holding(List<MergePath> paths) {
        return new PatientState(
                incomplete,
                live,
                pendingConcepts,
                nextDue,
                trimDue,
                rulebook,
                models,
                catalogue,
                lastDecisions,
                link,
                new ArrayList<>(paths));
    }

    /** After models and rules have looked: nothing is pending. */
    public PatientState closed(
            @Nullable Instant due, String decidedBy, String lookedAt, Map<String, String> decisions) {
        return new PatientState(
                incomplete, live, List.of(), due, trimDue, decidedBy, lookedAt, catalogue, decisions, link, moved);
    }
}
