package io.auscult.adapter.source;

import io.auscult.core.event.PatientEvent;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.MappedMessage.Form;
import io.auscult.schemas.codec.EventKind;
import io.micrometer.core.instrument.MeterRegistry;

/** What came in and what became of it, by kinds and types; never by patient. */
public final class IntakeMeters {
    private static final String MESSAGES = "auscult.messages.received";
    private final MeterRegistry registry;

    public IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void notStored(String source) {
        message(source, "not-stored");
    }

    /** @param why a word for the outcome */
    void refused(String source, String why) {
        message(source, why);
    }

    /** Its entries were counted when it came first. */
    void repeated(String source) {
        message(source, "repeated");
    }

    void stored(String source, MappedMessage message) {
        message(source, message.form() == Form.UNREADABLE ? "unreadable" : "stored");
        message.entries().forEach(this::entry);
    }

    private void message(String source, String outcome) {
        registry.counter(MESSAGES, "source", source, "outcome", outcome).increment();
    }

    public void published(PatientEvent event) {
        registry.counter("auscult.events.published", "kind", EventKind.of(event))
                .increment();
    }

    private void entry(MappedEntry entry) {
        switch (entry.mapped()) {
            case Mapped.Events said -> said.events().forEach(this::published);
            case Mapped.Ignored _ ->
                registry.counter("auscult.entries.ignored", "type", entry.type())
                        .increment();
            case Mapped.Rejected _ ->
                registry.counter("auscult.entries.rejected", "type", entry.type())
                        .increment();
        }
    }
}
