package io.auscult.schemas.topic;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as received, or one part of it: what is larger than {@link #PART_BYTES} goes in numbered parts under the same
 * key, so that they stand in one partition in order.
 *
 * @param contentType such as {@code application/fhir+json} or {@code x-application/hl7-v2+er7}
 * @param part from 1 to {@code parts}
 * @param backfill true for an initial load
 * @param address of a FHIR resource that was put in its place, "Observation/1": what makes it another is refused; else null
 */
public record Message(
        String id,
        String source,
        Instant received,
        String contentType,
        Payload body,
        int part,
        int parts,
        boolean backfill,
        @Nullable String address) {
    public static final int PART_BYTES = 512 * 1024;

    public Message {
        if (part < 1 || part > parts) {
            throw new IllegalArgumentException("Part " + part + " of " + parts + " is none");
        }
    }

    /** The whole message as the records that carry it: one, or several for a large body. */
    public static List<Message> inParts(String id, String source, Instant received, String contentType, byte[] body) {
        return inParts(id, source, received, contentType, Payload.of(body), false, null);
    }

    /** The same of an initial load, or of a resource that was put in its place. */
    public static List<Message> inParts(
            String id,
            String source,
            Instant received,
            String contentType,
            Payload whole,
            boolean backfill,
            @Nullable String address) {
        int parts = Math.max(1, Math.ceilDiv(whole.size(), PART_BYTES));
        List<Message> messages = new ArrayList<>();
        for (int part = 1; part <= parts; part++) {
            Payload slice = whole.slice((part - 1) * PART_BYTES, part * PART_BYTES);
            messages.add(new Message(id, source, received, contentType, slice, part, parts, backfill, address));
        }
        return messages;
    }

    /**
     * The body of the whole message.
     *
     * @throws IllegalArgumentException unless these are all its parts, in order
     */
    public static byte[] join(List<Message> parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < parts.size(); i++) {
            Message message = parts.get(i);
            boolean next = message.id().equals(parts.getFirst().id())
                    && message.part() == i + 1
                    && message.parts() == parts.size();
            if (!next) {
                throw new IllegalArgumentException("Not all parts of one message in order");
            }
            body.writeBytes(message.body().toBytes());
        }
        return body.toByteArray();
    }
}
