package io.auscult.core.event;

import io.auscult.core.value.PatientId;

/**
 * What every event carries.
 *
 * @param id derived from the event's content: the same statement by the same source has the same id however often it is sent
 * @param source the configured name of the sender, such as "ehr" or "lab"
 * @param messageId the message in {@code cds.messages.v1} that it came in; empty for events that Auscult itself makes
 * @param backfill true for an initial load: folded, never decided by itself
 * @param moreFollow true when later events of the same message are about the same patient: models and rules wait for the last
 */
public record Envelope(
        String id,
        PatientId patient,
        Times times,
        String source,
        String messageId,
        boolean backfill,
        boolean moreFollow) {

    /** The same for another patient: an answer that comes in under a retired id. */
    public Envelope to(PatientId other) {
        return new Envelope(id, other, times, source, messageId, backfill, moreFollow);
    }
}
