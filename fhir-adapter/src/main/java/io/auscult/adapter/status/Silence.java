package io.auscult.adapter.status;

import io.auscult.adapter.source.FeedState;
import io.auscult.adapter.source.Feeds;
import io.auscult.adapter.source.IntakeMeters;
import io.auscult.adapter.source.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long nothing has come from a source. What was before this start is not known, so a source that has sent nothing is silent since
 * the start. A heartbeat of a subscription, or a poll that found nothing new, also breaks the silence.
 */
public final class Silence {
    private final IntakeMeters meters;
    private final Feeds feeds;
    private final Clock clock;
    private final Instant started;

    public Silence(IntakeMeters meters, Feeds feeds, Clock clock) {
        this.meters = meters;
        this.feeds = feeds;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** When the adapter started. */
    public Instant started() {
        return started;
    }

    public Duration of(String source) {
        Instant heard = Stream.concat(
                        Stream.ofNullable(meters.of(source).last()),
                        feeds.feeds(source).stream().map(FeedState::lastNotice).filter(Objects::nonNull))
                .reduce(started, Silence::later);
        return until(heard);
    }

    /** Since the last message that is no load of history. */
    public Duration ofLive(String source) {
        return until(meters.of(source).lastLive());
    }

    /** Whether it has lasted longer than the site says is usual. */
    public boolean isTooLong(Source source) {
        return source.silence() != null && of(source.name()).compareTo(source.silence()) > 0;
    }

    private Duration until(@Nullable Instant heard) {
        Instant from = heard == null ? started : heard;
        Instant now = clock.instant();
        return from.isBefore(now) ? Duration.between(from, now) : Duration.ZERO;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
