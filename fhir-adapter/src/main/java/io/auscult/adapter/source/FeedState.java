package io.auscult.adapter.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one subscription or poll is doing. Shown to operators, so it holds no patient data.
 *
 * @param name as configured
 * @param kind what it is, in a word or two: "subscription" or "poll by _lastUpdated"
 * @param status the server's word for a subscription ("active", "error", "off"), or what the poll is doing
 * @param lastNotice when the last notification, heartbeat or page came; null before the first
 * @param lastEventNumber the last event number that is accounted for; null where the server counts none
 * @param gaps how often something was missing since the start: a jump of the number, or a late heartbeat
 * @param repaired how many of the gaps are closed
 * @param problem what is wrong now and what to do, in a sentence; null when nothing is
 */
public record FeedState(
        String name,
        String kind,
        String status,
        @Nullable Instant lastNotice,
        @Nullable Long lastEventNumber,
        long gaps,
        long repaired,
        @Nullable String problem) {}
