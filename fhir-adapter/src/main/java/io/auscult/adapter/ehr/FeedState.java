package io.auscult.adapter.ehr;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with one thing that is heard of, or asked of, an EHR; for people.
 *
 * @param kind "subscription" or "poll"
 * @param status "active", "requested", "error", "waiting" …
 * @param lastNotice when the EHR last said something, null if never
 * @param lastEvent the number of the last event up to which nothing is missing, null where events have no numbers
 * @param gaps how often events were missing
 * @param repaired how many missing events were found
 * @param problem what is wrong and what to do about it; empty when nothing is
 */
public record FeedState(
        String source,
        String name,
        String kind,
        String status,
        @Nullable Instant lastNotice,
        @Nullable Long lastEvent,
        long gaps,
        long repaired,
        String problem) {}
