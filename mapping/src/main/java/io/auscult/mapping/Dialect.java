package io.auscult.mapping;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * How one sender's messages are to be read, where standards leave it open.
 *
 * @param zone of times that carry none
 * @param authorities from an assigning authority's namespace as the sender writes it in HL7 v2 (CX-4.1) to the identifier system
 *     that FHIR uses for the same, so that both name one patient
 * @param picks the fields of Z segments that are observations
 * @param attachmentBytes an encapsulated document above this is set aside: it stays in the message and comes into no event
 */
public record Dialect(ZoneId zone, Map<String, String> authorities, List<Pick> picks, int attachmentBytes) {
    public static final int USUAL_ATTACHMENT_BYTES = 64 * 1024;

    public Dialect {
        authorities = Map.copyOf(authorities);
        picks = List.copyOf(picks);
    }

    /** Of a sender that needs no more said. */
    public static Dialect of(ZoneId zone) {
        return new Dialect(zone, Map.of(), List.of(), USUAL_ATTACHMENT_BYTES);
    }
}
