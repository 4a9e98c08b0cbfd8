package io.auscult.adapter.source;

import io.auscult.adapter.meter.SourceMeters;
import io.auscult.core.event.PatientEvent;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.MappedMessage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What came in and what became of it, source by source; called once for each message. */
public final class IntakeMeters {
    private final Map<String, SourceMeters> bySource = new ConcurrentHashMap<>();
    private final MeterRegistry registry;

    public IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param source a configured name, so that there are only so many */
    public SourceMeters of(String source) {
        SourceMeters known = bySource.get(source);
        return known != null ? known : bySource.computeIfAbsent(source, name -> new SourceMeters(registry, name));
    }

    void notStored(String source) {
        of(source).notStored();
    }

    void stored(Arrival arrival, MappedMessage message, int size, Instant committed) {
        of(arrival.source()).stored(arrival, message, size, committed);
    }

    /**
     * @param source a configured name, or nothing if the sender named none that is configured
     * @param why a word for the outcome, of a closed set
     */
    public void refused(String source, String why) {
        of(source).refused(why);
    }

    /** The same message had been committed before, so nothing was written; its entries were counted then. */
    void repeated(String source) {
        of(source).repeated(Instant.ofEpochMilli(registry.config().clock().wallTime()));
    }

    /** An event that no entry of a message is: a merge that follows from identifiers, or the adapter's own word. */
    public void published(PatientEvent event) {
        of(event.envelope().source()).published(event);
    }
}
