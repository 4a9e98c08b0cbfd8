package io.auscult.adapter.retry;

import java.util.Set;

/**
 * What the log already has of a message.
 *
 * @param events the ids of its events
 * @param ofErased true when some of them are of a patient who was erased after
 */
record Published(Set<String> events, boolean ofErased) {
    static final Published NOTHING = new Published(Set.of(), false);

    Published {
        events = Set.copyOf(events);
    }
}
