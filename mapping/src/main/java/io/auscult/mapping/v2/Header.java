package io.auscult.mapping.v2;

import io.auscult.mapping.Arrival;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What MSH says of a message.
 *
 * @param time MSH-7, null when it is no time
 */
record Header(String type, String event, @Nullable Instant time) {
    static final int FIELDS_FROM = 4;

    /** Message types of the standard's chapters; anything else is counted as "other", since a sender could write anything. */
    private static final Set<String> KNOWN = Set.of(
            "ACK", "ADT", "BAR", "DFT", "MDM", "MFN", "OML", "OMG", "OMP", "ORL", "ORM", "ORR", "ORU", "OUL", "PPR",
            "QBP", "RAS", "RDE", "RDS", "REF", "RSP", "SIU", "VXU");

    static Header of(Segment msh, Arrival arrival) {
        Field type = msh.field(9);
        Instant time = V2Times.moment(msh.field(7), arrival.zone()).at();
        return new Header(type.component(1), type.component(2), time);
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
