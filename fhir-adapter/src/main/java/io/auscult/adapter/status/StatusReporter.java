package io.auscult.adapter.status;

import io.auscult.adapter.meter.Count;
import io.auscult.adapter.meter.EntryMeters.Refused;
import io.auscult.adapter.meter.Outcome;
import io.auscult.adapter.meter.SourceMeters;
import io.auscult.adapter.source.ConfigurationProblems;
import io.auscult.adapter.source.FeedState;
import io.auscult.adapter.source.Feeds;
import io.auscult.adapter.source.IntakeMeters;
import io.auscult.adapter.source.Source;
import io.auscult.adapter.source.Sources;
import io.auscult.adapter.status.SourceStatus.Day;
import io.auscult.adapter.status.SourceStatus.Lags;
import io.auscult.adapter.status.SourceStatus.State;
import io.auscult.adapter.status.SourceStatus.Totals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Puts together what is known of the adapter and its sources. */
public final class StatusReporter {
    private static final Duration RATE_SPAN = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int BARS = 48;

    private final Sources sources;
    private final IntakeMeters meters;
    private final Doors doors;
    private final Feeds feeds;
    private final Silence silence;
    private final ConfigurationProblems configuration;
    private final Supplier<List<Check>> checks;
    private final Clock clock;

    /** @param checks what must be well for a message to be taken */
    public StatusReporter(
            Sources sources,
            IntakeMeters meters,
            Doors doors,
            Feeds feeds,
            Silence silence,
            ConfigurationProblems configuration,
            Supplier<List<Check>> checks,
            Clock clock) {
        this.sources = sources;
        this.meters = meters;
        this.doors = doors;
        this.feeds = feeds;
        this.silence = silence;
        this.configuration = configuration;
        this.checks = checks;
        this.clock = clock;
    }

    public StatusReport report() {
        Instant now = clock.instant();
        List<Check> all = checks.get();
        return new StatusReport(
                now,
                silence.started(),
                all.stream().allMatch(Check::well),
                all,
                configuration.problems(),
                sources.all().stream().map(source -> status(source, now)).toList());
    }

    private SourceStatus status(Source source, Instant now) {
        SourceMeters seen = meters.of(source.name());
        List<FeedState> itsFeeds = feeds.feeds(source.name());
        return new SourceStatus(
                source.name(),
                state(source, seen, itsFeeds),
                doors.doors(source.name()),
                itsFeeds,
                seen.last(),
                seen.lastLive(),
                silence.of(source.name()),
                source.silence(),
                perMinute(seen, now),
                new Day(seen.messagesWithin(DAY, now), seen.deadLettersWithin(DAY, now)),
                totals(seen),
                new Lags(
                        seen.lags().effective(),
                        seen.lags().issued(),
                        seen.lags().commit()),
                seen.entries().events(),
                seen.entries().ignored(),
                seen.entries().rejected(),
                seen.refused(),
                seen.messagesOfTheDay(BARS, now));
    }

    private State state(Source source, SourceMeters seen, List<FeedState> itsFeeds) {
        if (itsFeeds.stream().anyMatch(feed -> feed.problem() != null)) {
            return State.TROUBLED;
        }
        if (silence.isTooLong(source)) {
            return State.SILENT;
        }
        return seen.last() == null ? State.WAITING : State.RECEIVING;
    }

    private double perMinute(SourceMeters seen, Instant now) {
        Duration running = Duration.between(silence.started(), now).plusSeconds(1);
        Duration span = running.compareTo(RATE_SPAN) < 0 ? running : RATE_SPAN;
        return seen.messagesWithin(RATE_SPAN, now) * 60e3 / span.toMillis();
    }

    private static Totals totals(SourceMeters seen) {
        return new Totals(
                seen.count(Outcome.STORED),
                seen.count(Outcome.REPEATED),
                seen.count(Outcome.UNREADABLE),
                seen.count(Outcome.NOT_STORED),
                seen.bytes(),
                seen.entries().published(),
                seen.entries().ignored().stream().mapToLong(Count::times).sum(),
                seen.entries().rejected().stream().mapToLong(Refused::times).sum());
    }
}
