package io.auscult.core.event;

import java.time.Instant;

/**
 * One thing that happened to one patient: what the EHR said, what a clinician answered, or that a due time passed. All events
 * of a patient stand in one log, in one order, and everything Auscult knows is folded from them.
 */
public sealed interface PatientEvent
        permits FactEvent,
                PatientEvent.AlertAnswered,
                PatientEvent.AlertShown,
                PatientEvent.TimePassed,
                PatientEvent.BackfillEnded,
                PatientEvent.NotUnderstood {

    Envelope envelope();

    /** A clinician's answer to an alert, given in the EHR or in the inbox. */
    record AlertAnswered(Envelope envelope, String alertId, Answer answer) implements PatientEvent {}

    /**
     * An alert was put before a clinician.
     *
     * @param viewer who looked, as the channel names the user
     * @param channel "cds-hooks" or "inbox"
     * @param cardUuid the card's uuid, by which feedback finds the alert; empty in the inbox
     */
    record AlertShown(Envelope envelope, String alertId, int revision, String viewer, String channel, String cardUuid)
            implements PatientEvent {}

    /** A due time passed: models and rules that wait for it look again. Written to the log by the timer, decided like all else. */
    record TimePassed(Envelope envelope, Instant due) implements PatientEvent {}

    /** The initial load of this patient is complete: decide once. */
    record BackfillEnded(Envelope envelope) implements PatientEvent {}

    /** An event of a kind that this version does not know; kept in the log, counted, not folded. */
    record NotUnderstood(Envelope envelope, String kind) implements PatientEvent {}
}
