package io.auscult.adapter.meter;

import io.auscult.core.event.FactEvent;
import io.auscult.core.event.Times;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How late a source's live messages are: from when it was so in the patient, and from when the source released it, until it came
 * here; and from then until it was committed. Of a message's events the newest time counts, since one message may also tell what is
 * long known. History that is loaded is late by nature and does not count; a clock that is ahead of ours gives zero.
 */
public final class LagMeters {
    private static final Duration[] SECONDS_TO_DAYS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(6),
        Duration.ofDays(1),
        Duration.ofDays(7)
    };
    private static final Duration[] MILLIS_TO_SECONDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final Lag effective;
    private final Lag issued;
    private final Lag commit;

    LagMeters(MeterRegistry registry, String source) {
        this.effective = new Lag(timer(
                "auscult.events.effective.lag",
                "from the newest effective time of a message until it was received",
                source,
                registry,
                SECONDS_TO_DAYS));
        this.issued = new Lag(timer(
                "auscult.events.issued.lag",
                "from the newest issued time of a message until it was received",
                source,
                registry,
                SECONDS_TO_DAYS));
        this.commit = new Lag(timer(
                "auscult.messages.commit.lag",
                "from the receipt of a message until it was committed",
                source,
                registry,
                MILLIS_TO_SECONDS));
    }

    private static Timer timer(
            String name, String description, String source, MeterRegistry registry, Duration[] buckets) {
        return Timer.builder(name)
                .description(description)
                .tag("source", source)
                .serviceLevelObjectives(buckets)
                .register(registry);
    }

    void add(Arrival arrival, MappedMessage message, Instant committed) {
        commit.add(arrival.received(), committed);
        if (!arrival.backfill()) {
            Instant happened = null;
            Instant released = null;
            for (MappedEntry entry : message.entries()) {
                for (FactEvent event : said(entry)) {
                    Times times = event.envelope().times();
                    happened = later(happened, times.effective());
                    released = later(released, times.issued());
                }
            }
            effective.add(happened, arrival.received());
            issued.add(released, arrival.received());
        }
    }

    private static List<FactEvent> said(MappedEntry entry) {
        return entry.mapped() instanceof Mapped.Events said ? said.events() : List.of();
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    public RecentLag effective() {
        return effective.recent();
    }

    public RecentLag issued() {
        return issued.recent();
    }

    public RecentLag commit() {
        return commit.recent();
    }

    /** Of the last few hundred messages; null when there was none. */
    public record RecentLag(
            @Nullable Duration median, @Nullable Duration most) {}

    private record Lag(Timer timer, RecentLags recents) {
        Lag(Timer timer) {
            this(timer, new RecentLags());
        }

        void add(@Nullable Instant from, Instant to) {
            if (from != null) {
                Duration lag = from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
                timer.record(lag);
                recents.add(lag);
            }
        }

        RecentLag recent() {
            return new RecentLag(recents.percentile(50), recents.percentile(95));
        }
    }
}
