package io.auscult.adapter.meter;

import io.auscult.core.event.FactEvent;
import io.auscult.core.event.PatientEvent;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.schemas.codec.EventKind;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The entries of a source's messages: what they became, so that message = events + ignored + dead letters can be checked. */
public final class EntryMeters {
    private final Tally events;
    private final Tally ignored;
    private final Map<String, Tally> rejected = new ConcurrentHashMap<>();
    private final Reasons reasons = new Reasons();
    private final MeterRegistry registry;
    private final String source;

    EntryMeters(MeterRegistry registry, String source) {
        this.registry = registry;
        this.source = source;
        this.events = new Tally(kind -> registry.counter("auscult.events.published", "source", source, "kind", kind));
        this.ignored = new Tally(type -> registry.counter("auscult.entries.ignored", "source", source, "type", type));
    }

    void add(MappedEntry entry) {
        switch (entry.mapped()) {
            case Mapped.Events said -> {
                for (FactEvent event : said.events()) {
                    published(event);
                }
            }
            case Mapped.Ignored _ -> ignored.add(entry.type());
            case Mapped.Rejected refused -> rejected(entry.type()).add(reasons.tag(refused.reason()));
        }
    }

    void published(PatientEvent event) {
        events.add(EventKind.of(event));
    }

    private Tally rejected(String type) {
        return rejected.computeIfAbsent(
                type,
                _ -> new Tally(reason -> registry.counter(
                        "auscult.entries.rejected", "source", source, "type", type, "reason", reason)));
    }

    public long published() {
        return events.sum();
    }

    /** By kind. */
    public List<Count> events() {
        return events.counts();
    }

    /** By type of entry. */
    public List<Count> ignored() {
        return ignored.counts();
    }

    /** An entry's type and why entries of it became dead letters. */
    public record Refused(String type, String reason, long times) {}

    /** By type and reason. */
    public List<Refused> rejected() {
        return rejected.entrySet().stream()
                .flatMap(byType -> byType.getValue().counts().stream()
                        .map(count -> new Refused(byType.getKey(), count.what(), count.times())))
                .sorted(Comparator.comparingLong(Refused::times)
                        .reversed()
                        .thenComparing(Refused::type)
                        .thenComparing(Refused::reason))
                .toList();
    }
}
