package io.auscult.delivery.inbox;

/**
 * One line of the list.
 *
 * @param urgency critical, warning or info
 * @param state open, answered, withdrawn or expired
 * @param note what became of it, for those that are over; empty for open ones
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
        String note) {}
