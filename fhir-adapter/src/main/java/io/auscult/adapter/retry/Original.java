package io.auscult.adapter.retry;

import io.auscult.schemas.topic.Payload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a sender sent, as far as it is still there.
 *
 * @param whole false for one entry of a message, which is then mapped without the others
 * @param address of a FHIR resource that was put in its place; else null
 */
record Original(
        String source,
        Instant received,
        String contentType,
        @Nullable String address,
        boolean backfill,
        Payload body,
        boolean whole) {

    /** The body is patient data. */
    @Override
    public String toString() {
        return "Original[" + source + ", " + body.size() + " bytes]";
    }
}
