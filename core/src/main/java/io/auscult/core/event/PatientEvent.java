package io.auscult.core.event;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Fact;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to one patient: what the EHR said, what a clinician answered, or that a due time passed. All events
 * of a patient stand in one log, in one order, and everything Auscult knows is folded from them.
 */
public sealed interface PatientEvent
        permits FactEvent,
                PatientEvent.AlertAnswered,
                PatientEvent.AlertShown,
                PatientEvent.AlertDeferred,
                PatientEvent.AlertSnoozed,
                PatientEvent.AlertHandedOver,
                PatientEvent.TimePassed,
                PatientEvent.BackfillEnded,
                PatientEvent.PatientMerged,
                PatientEvent.PatientUnmerged,
                PatientEvent.ChartMoved,
                PatientEvent.ChartLeft,
                PatientEvent.PatientErased,
                PatientEvent.NotUnderstood {

    Envelope envelope();

    /** A clinician's answer to an alert, given in the EHR or in the inbox. */
    record AlertAnswered(Envelope envelope, String alertId, Answer answer) implements PatientEvent {}

    /**
     * An alert was put before a clinician.
     *
     * @param viewer who looked: the user as the site's list of viewers names them, else as the channel does
     * @param channel "cds-hooks" or "inbox"
     * @param cardUuid the card's uuid, by which feedback finds the alert; empty in the inbox
     */
    record AlertShown(Envelope envelope, String alertId, int revision, String viewer, String channel, String cardUuid)
            implements PatientEvent {}

    /**
     * An open alert was not put before a clinician who looked, because a policy of showing kept it back. It changes neither the
     * chart nor the alert: others may be shown it.
     *
     * @param viewer who looked, and {@code channel}: as of {@link AlertShown}
     * @param rule the policy, such as "show/quiet-hours"
     * @param until when the policy may let it pass; null when time alone does not change it
     * @param sentence why
     */
    record AlertDeferred(
            Envelope envelope,
            String alertId,
            int revision,
            String viewer,
            String channel,
            String rule,
            @Nullable Instant until,
            String sentence)
            implements PatientEvent {}

    /** A clinician put an alert off, see {@link Snooze}. */
    record AlertSnoozed(Envelope envelope, String alertId, Snooze snooze) implements PatientEvent {}

    /** A clinician asked a colleague to look after an alert, see {@link Handover}. It changes neither the chart nor the alert. */
    record AlertHandedOver(Envelope envelope, String alertId, Handover handover) implements PatientEvent {}

    /** A due time passed: models and rules that wait for it look again. Written to the log by the timer, decided like all else. */
    record TimePassed(Envelope envelope, Instant due) implements PatientEvent {}

    /** The initial load of this patient is complete: decide once. */
    record BackfillEnded(Envelope envelope) implements PatientEvent {}

    /**
     * The EHR says that this patient is one with {@code survivor}, under whose id the record goes on. Of several such statements the
     * highest version holds.
     */
    record PatientMerged(Envelope envelope, FactVersion version, PatientId survivor) implements PatientEvent {}

    /** The EHR takes back that this patient is one with another. */
    record PatientUnmerged(Envelope envelope, FactVersion version) implements PatientEvent {}

    /**
     * What {@code from}'s task hands to this patient: facts and the book of alerts at a merge, later facts as they come in under the
     * retired id, and the book again at an unmerge. Written by Auscult.
     *
     * @param facts with the keys that they have in this patient's chart
     * @param book with the paths by which its alerts came to this patient
     * @param returned true when the book comes home after an unmerge
     */
    record ChartMoved(Envelope envelope, PatientId from, List<Fact> facts, AlertBook book, boolean returned)
            implements PatientEvent {
        public ChartMoved {
            facts = List.copyOf(facts);
        }
    }

    /**
     * A chart that came here by {@code path} leaves again, at an unmerge. Written by Auscult.
     *
     * @param erased it leaves for good, so its book is not sent home
     */
    record ChartLeft(Envelope envelope, MergePath path, boolean erased) implements PatientEvent {}

    /** Somebody with the right to say so had this patient erased: chart, alerts and scores go. */
    record PatientErased(Envelope envelope) implements PatientEvent {}

    /** An event of a kind that this version does not know; kept in the log, counted, not folded. */
    record NotUnderstood(Envelope envelope, String kind) implements PatientEvent {}
}
