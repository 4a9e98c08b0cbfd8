package io.auscult.mapping;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.InstantText;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What is known of a message besides its bytes.
 *
 * @param source the configured name of the sender
 * @param messageId its id in {@code cds.messages.v1}
 * @param received when the door opened for it
 * @param backfill true for an initial load
 * @param dialect how the sender's messages are read
 */
public record Arrival(String source, String messageId, Instant received, boolean backfill, Dialect dialect) {

    /** Of a sender of whom only the zone needs saying. */
    public Arrival(String source, String messageId, Instant received, boolean backfill, ZoneId zone) {
        this(source, messageId, received, backfill, Dialect.of(zone));
    }

    /** Of times that carry none, as HL7 v2 allows. */
    public ZoneId zone() {
        return dialect.zone();
    }

    /**
     * The envelope of an event of this message. Its id is the statement and its version, nothing of the journey: the same
     * statement sent again has the same id. Every event presumes that more follow; {@link LastOfMessage} corrects the last.
     */
    public Envelope envelope(PatientId patient, FactKey fact, FactVersion version, Times times) {
        String id = ContentHash.of(
                fact.value(),
                InstantText.of(version.lastUpdated()),
                Integer.toString(version.statusRank()),
                version.contentHash());
        return new Envelope(id, patient, times, source, messageId, backfill, true);
    }
}
