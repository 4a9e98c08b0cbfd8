package io.auscult.delivery.inbox;

import io.auscult.delivery.inbox.RowMarks.Marks;

/**
 * One line of the list.
 *
 * @param urgency critical, warning or info
 * @param state open, snoozed, answered, withdrawn or expired
 * @param note what became of it, for those that are over; empty for open ones
 * @param marks what it is to the reader
 */
public record AlertRow(
        String id,
        PatientHeader patient,
        String urgency,
        String state,
        String summary,
        String rule,
        When opened,
        When changed,
        int revision,
        String note,
        Marks marks) {

    /** Another whenever the alert says something else. */
    public String version() {
        return state + "-" + revision;
    }
}
