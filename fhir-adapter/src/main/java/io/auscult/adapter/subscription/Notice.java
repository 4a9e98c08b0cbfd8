package io.auscult.adapter.subscription;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of a subscription, in the words of R5, whichever dialect it spoke.
 *
 * @param subscription the reference to the Subscription, empty if not said
 * @param topic its canonical URL, empty if not said
 * @param status of the subscription, "active" or "error", empty if not said
 * @param total how many events there were since the subscription began; null if not said
 * @param at the server's time; null if not said
 */
public record Notice(
        Type type,
        String subscription,
        String topic,
        String status,
        @Nullable Long total,
        @Nullable Instant at,
        List<Happened> events) {

    /** Why the server speaks. */
    public enum Type {
        HANDSHAKE,
        HEARTBEAT,
        EVENT,
        /** An answer to {@code $status}. */
        STATUS,
        /** An answer to {@code $events}. */
        EVENTS_ASKED_FOR
    }

    /**
     * An event of the subscription's topic.
     *
     * @param number null if not said
     * @param references its focus, and what else it names
     */
    public record Happened(@Nullable Long number, @Nullable Instant at, List<String> references) {
        public Happened {
            references = List.copyOf(references);
        }
    }

    public Notice {
        events = List.copyOf(events);
    }

    /** The numbers of its events; a notice that lists none is about the newest. */
    LongStream numbers() {
        if (type == Type.EVENT && events.isEmpty() && total != null) {
            return LongStream.of(total);
        }
        return events.stream()
                .map(Happened::number)
                .filter(number -> number != null)
                .mapToLong(Long::longValue);
    }

    /** References may name a patient. */
    @Override
    public String toString() {
        return "Notice[" + type + ", " + events.size() + " events]";
    }
}
