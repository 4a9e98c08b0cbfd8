package io.auscult.adapter.meter;

import io.auscult.core.event.PatientEvent;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.MappedMessage.Form;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What one source has sent since the adapter started; never by patient. Safe for many threads. */
public final class SourceMeters {
    private static final String RECEIVED = "auscult.messages.received";

    private final MeterRegistry registry;
    private final String source;
    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
    private final Counter bytes;
    private final EntryMeters entries;
    private final LagMeters lags;
    private final RecentCounts messages = new RecentCounts();
    private final RecentCounts deadLetters = new RecentCounts();
    /** In milliseconds since 1970; 0 before the first. */
    private final AtomicLong last = new AtomicLong();

    private final AtomicLong lastLive = new AtomicLong();

    public SourceMeters(MeterRegistry registry, String source) {
        this.registry = registry;
        this.source = source;
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, registry.counter(RECEIVED, "source", source, "outcome", outcome.word()));
        }
        this.bytes = Counter.builder("auscult.messages.bytes")
                .description("bytes of the messages received")
                .baseUnit("bytes")
                .tag("source", source)
                .register(registry);
        this.entries = new EntryMeters(registry, source);
        this.lags = new LagMeters(registry, source);
    }

    /** @param size of the message in bytes */
    public void stored(Arrival arrival, MappedMessage message, int size, Instant committed) {
        add(message.form() == Form.UNREADABLE ? Outcome.UNREADABLE : Outcome.STORED);
        bytes.increment(size);
        int rejected = 0;
        for (MappedEntry entry : message.entries()) {
            entries.add(entry);
            rejected += entry.mapped() instanceof Mapped.Rejected ? 1 : 0;
        }
        if (rejected > 0) {
            deadLetters.add(committed, rejected);
        }
        lags.add(arrival, message, committed);
        heard(committed, arrival.backfill());
    }

    /** The same message had been committed before. */
    public void repeated(Instant at) {
        add(Outcome.REPEATED);
        heard(at, false);
    }

    /**
     * A message that a door did not take in.
     *
     * @param why a word of a closed set
     */
    public void refused(String why) {
        registry.counter(RECEIVED, "source", source, "outcome", why).increment();
    }

    /** The messages that doors did not take in, by why: what is counted under the same name and is no {@link Outcome}. */
    public List<Count> refused() {
        return registry.find(RECEIVED).tag("source", source).counters().stream()
                .map(counter -> new Count(
                        Objects.requireNonNullElse(counter.getId().getTag("outcome"), ""), Math.round(counter.count())))
                .filter(count -> Outcome.isNone(count.what()) && count.times() > 0)
                .sorted(Comparator.comparing(Count::what))
                .toList();
    }

    public void notStored() {
        add(Outcome.NOT_STORED);
    }

    /** An event that follows from a message without being in it, or that is the adapter's own word. */
    public void published(PatientEvent event) {
        entries.published(event);
    }

    private void heard(Instant at, boolean backfill) {
        messages.add(at, 1);
        last.accumulateAndGet(at.toEpochMilli(), Math::max);
        if (!backfill) {
            lastLive.accumulateAndGet(at.toEpochMilli(), Math::max);
        }
    }

    private void add(Outcome outcome) {
        counter(outcome).increment();
    }

    private Counter counter(Outcome outcome) {
        return Objects.requireNonNull(outcomes.get(outcome));
    }

    public long count(Outcome outcome) {
        return Math.round(counter(outcome).count());
    }

    public long bytes() {
        return Math.round(bytes.count());
    }

    public EntryMeters entries() {
        return entries;
    }

    public LagMeters lags() {
        return lags;
    }

    /** When the last message was committed; null before the first. */
    public @Nullable Instant last() {
        return instant(last);
    }

    /** When the last message that is no load of history was committed; null before the first. */
    public @Nullable Instant lastLive() {
        return instant(lastLive);
    }

    private static @Nullable Instant instant(AtomicLong millis) {
        return millis.get() == 0 ? null : Instant.ofEpochMilli(millis.get());
    }

    /** @param span up to a day */
    public long messagesWithin(Duration span, Instant now) {
        return messages.within(span, now);
    }

    /** @param span up to a day */
    public long deadLettersWithin(Duration span, Instant now) {
        return deadLetters.within(span, now);
    }

    /** The messages of the last day in equal parts, the oldest first. */
    public List<Long> messagesOfTheDay(int parts, Instant now) {
        return messages.day(parts, now);
    }
}
