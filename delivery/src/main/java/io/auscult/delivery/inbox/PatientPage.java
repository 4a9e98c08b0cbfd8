package io.auscult.delivery.inbox;

import java.util.List;

/**
 * One patient: what is known, what is open, what the models say, what is held back and why, and what has been.
 *
 * @param deferred what others may be shown of this patient, and this viewer now is not
 * @param mergedIn the records that went into this one, as they were called
 */
public record PatientPage(
        PatientHeader patient,
        ChartSummary chart,
        List<PatientHeader> mergedIn,
        List<AlertRow> open,
        List<AlertRow> past,
        List<SignalView> signals,
        List<HeldRow> held,
        List<DeferredRow> deferred) {

    /**
     * @param until words; "until its reason ends" when the rule names no time
     * @param snoozed the alert that is put off; empty when none is
     */
    public record HeldRow(String rule, String heldBy, String sentence, String until, When decided, String snoozed) {}

    /** Open, and kept from this viewer by a policy of showing. */
    public record DeferredRow(String rule, String by, String sentence, String until) {}
}
