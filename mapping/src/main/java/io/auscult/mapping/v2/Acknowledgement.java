package io.auscult.mapping.v2;

import io.auscult.core.value.ContentHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to an HL7 v2 message, in the sender's delimiters, back to where it came from. */
public final class Acknowledgement {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'+0000'").withZone(ZoneOffset.UTC);
    private static final int ID_LENGTH = 20;

    private Acknowledgement() {}

    /** What the sender should make of it. */
    public enum Code {
        /** Safe with us. */
        AA,
        /** Not stored: send it again. */
        AE,
        /** Not stored, and sending it again is of no use. */
        AR
    }

    /**
     * The acknowledgement, with CR after each segment.
     *
     * @param text for the sender's log, without patient data
     */
    public static byte[] of(byte[] message, Code code, String text, Instant now) {
        Er7 received = Er7.parse(V2Text.of(message));
        return write(received == null ? null : received.header(), code, text, now)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String write(@Nullable Segment msh, Code code, String text, Instant now) {
        String field = msh == null ? "|" : String.valueOf(msh.delimiters().getFieldSeparator());
        String component = msh == null ? "^" : String.valueOf(msh.delimiters().getComponentSeparator());
        String controlId = raw(msh, 10);
        String event = msh == null ? "" : msh.field(9).component(2);
        String type = event.isEmpty() ? "ACK" : "ACK" + component + event;
        String header = String.join(
                field,
                "MSH",
                msh == null ? "^~\\&" : msh.raw(2),
                raw(msh, 5),
                raw(msh, 6),
                raw(msh, 3),
                raw(msh, 4),
                STAMP.format(now),
                "",
                type,
                ContentHash.of(controlId, now.toString()).substring(0, ID_LENGTH),
                Optional.of(raw(msh, 11)).filter(id -> !id.isEmpty()).orElse("P"),
                Optional.of(raw(msh, 12)).filter(version -> !version.isEmpty()).orElse("2.5"));
        return header + "\r" + String.join(field, "MSA", code.name(), controlId, text) + "\r";
    }

    private static String raw(@Nullable Segment msh, int number) {
        return msh == null ? "" : msh.raw(number);
    }
}
