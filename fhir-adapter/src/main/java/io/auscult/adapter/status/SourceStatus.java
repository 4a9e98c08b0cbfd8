package io.auscult.adapter.status;

import io.auscult.adapter.meter.Count;
import io.auscult.adapter.meter.EntryMeters.Refused;
import io.auscult.adapter.meter.LagMeters.RecentLag;
import io.auscult.adapter.source.FeedState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One source now.
 *
 * @param last when its last message was committed; null when none was since the start
 * @param lastLive the same without loads of history
 * @param silence how long nothing has come
 * @param usualSilence how long the site says is usual; null when it says nothing
 * @param refused messages that a door did not take in, by why
 * @param perMinute messages, over the last five minutes
 * @param bars messages of the last day in half hours, the oldest first
 */
public record SourceStatus(
        String name,
        State state,
        List<Door> doors,
        List<FeedState> feeds,
        @Nullable Instant last,
        @Nullable Instant lastLive,
        Duration silence,
        @Nullable Duration usualSilence,
        double perMinute,
        Day day,
        Totals sinceStart,
        Lags lags,
        List<Count> events,
        List<Count> ignored,
        List<Refused> deadLetters,
        List<Count> refused,
        List<Long> bars) {

    /** What a look at the source should tell first. */
    public enum State {
        /** Something has come, and not too long ago. */
        RECEIVING,
        /** Nothing has come since the start. */
        WAITING,
        /** Nothing has come for longer than usual. */
        SILENT,
        /** A subscription or poll says that something is wrong. */
        TROUBLED
    }

    /** Of the last 24 hours, as far as the adapter has run. */
    public record Day(long messages, long deadLetters) {}

    /** Since the adapter started: messages by outcome, then what their entries became. */
    public record Totals(
            long stored,
            long repeated,
            long unreadable,
            long notStored,
            long bytes,
            long events,
            long ignored,
            long deadLetters) {}

    /**
     * How late the last few hundred live messages were.
     *
     * @param effective from when it was so in the patient until it came here
     * @param issued from when the source released it until it came here
     * @param commit from then until it was committed
     */
    public record Lags(RecentLag effective, RecentLag issued, RecentLag commit) {}
}
