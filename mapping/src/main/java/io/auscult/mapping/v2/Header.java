package io.auscult.mapping.v2;

import io.auscult.mapping.Arrival;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What MSH says of a message.
 *
 * @param time MSH-7, null when it is no time
 * @param zone of times that carry none: the source's, unless MSH-7 carries an offset that is another there and then
 */
record Header(String type, String event, @Nullable Instant time, ZoneId zone) {

    /** Message types of the standard's chapters; anything else is counted as "other", since a sender could write anything. */
    private static final Set<String> KNOWN = Set.of(
            "ACK", "ADT", "BAR", "DFT", "MDM", "MFN", "OMB", "OMD", "OMG", "OMI", "OML", "OMN", "OMP", "OMS", "ORL",
            "ORM", "ORR", "ORU", "OUL", "PPR", "QBP", "RAS", "RDE", "RDS", "REF", "RSP", "SIU", "VXU");

    static Header of(Er7 message, Arrival arrival) {
        Segment msh = message.header();
        Field type = msh.field(9);
        String event = type.component(2);
        Instant time = V2Times.moment(msh.field(7), arrival.zone()).at();
        ZoneOffset offset = V2Times.offset(msh.field(7));
        return new Header(
                type.component(1),
                event.isEmpty()
                        ? message.first("EVN")
                                .map(evn -> evn.field(1).component(1))
                                .orElse("")
                        : event,
                time,
                zone(arrival.zone(), time, offset));
    }

    /** An offset is right for one season only, a zone for both. */
    private static ZoneId zone(ZoneId source, @Nullable Instant time, @Nullable ZoneOffset offset) {
        return offset == null
                        || time == null
                        || source.getRules().getOffset(time).equals(offset)
                ? source
                : offset;
    }

    String label() {
        return KNOWN.contains(type) ? type : "other";
    }

    /** When the source last changed what the message tells: MSH-7, the one time that every correction raises. */
    Instant lastUpdated(@Nullable Instant otherwise) {
        if (time != null) {
            return time;
        }
        return otherwise == null ? Instant.EPOCH : otherwise;
    }
}
