package io.auscult.streams.inference;

import io.auscult.streams.inference.Ticket.Line;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One question under way for each patient and model, and behind it the newest: one that waits is dropped when a newer comes, since
 * its values are no longer so.
 */
final class Desk {
    private final Map<Line, Optional<Ticket>> waiting = new HashMap<>();

    /** What becomes of a question that arrives. */
    sealed interface Place {
        /** It is asked at once. */
        record Now() implements Place {}

        /** It waits until the one before it is answered. */
        record Next() implements Place {}

        /** It waits in the place of an older one, which is never asked. */
        record InsteadOf(Ticket older) implements Place {}
    }

    synchronized Place take(Ticket ticket) {
        Optional<Ticket> before = waiting.get(ticket.line());
        if (before == null) {
            waiting.put(ticket.line(), Optional.empty());
            return new Place.Now();
        }
        waiting.put(ticket.line(), Optional.of(ticket));
        return before.<Place>map(Place.InsteadOf::new).orElseGet(Place.Next::new);
    }

    /** The question that is asked next in this line, after one was answered. */
    synchronized Optional<Ticket> done(Line line) {
        Optional<Ticket> next = waiting.getOrDefault(line, Optional.empty());
        if (next.isPresent()) {
            waiting.put(line, Optional.empty());
        } else {
            waiting.remove(line);
        }
        return next;
    }

    /** Lines in which a question is under way. */
    synchronized int underWay() {
        return waiting.size();
    }

    synchronized int waiting() {
        return (int) waiting.values().stream().filter(Optional::isPresent).count();
    }
}
