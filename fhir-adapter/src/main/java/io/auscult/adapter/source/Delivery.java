package io.auscult.adapter.source;

import io.auscult.mapping.Arrival;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.PatientFinder;
import io.auscult.schemas.topic.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A message at a door.
 *
 * @param contentType as it is kept with the message
 * @param backfill true for an initial load
 * @param traceparent the sender's W3C trace context, null if none
 */
public record Delivery(
        Source source,
        String contentType,
        Payload body,
        boolean backfill,
        @Nullable String traceparent,
        Language language) {

    /** How the bytes are read. */
    @FunctionalInterface
    public interface Language {
        MappedMessage map(byte[] body, Arrival arrival, PatientFinder patients);

        /** What must be kept with the bytes to read them the same way again: the address of a resource that was put there. */
        default @Nullable String address() {
            return null;
        }
    }

    /** The body is patient data. */
    @Override
    public String toString() {
        return "Delivery[" + source.name() + ", " + body.size() + " bytes]";
    }
}
