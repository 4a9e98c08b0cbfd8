package io.auscult.mapping;

import io.auscult.core.event.FactEvent;
import io.auscult.core.value.Person;
import java.util.List;
import java.util.Objects;

/**
 * A message, entry by entry and in its order.
 *
 * @param lines for each entry of {@link Form#LINES} the number of its line, from 1; empty for every other form, and when only some
 *     of the entries are told
 */
public record MappedMessage(Form form, List<MappedEntry> entries, List<Integer> lines) {

    /** The shape it came in, which decides the shape of the answer. */
    public enum Form {
        TRANSACTION,
        BUNDLE,
        RESOURCE,
        /** NDJSON: a resource on each line. */
        LINES,
        V2,
        /** No message could be read from the bytes; the one entry says why. */
        UNREADABLE
    }

    public MappedMessage {
        entries = List.copyOf(entries);
        lines = List.copyOf(lines);
        if (!lines.isEmpty() && lines.size() != entries.size()) {
            throw new IllegalArgumentException("Each entry stands on a line");
        }
    }

    public MappedMessage(Form form, List<MappedEntry> entries) {
        this(form, entries, List.of());
    }

    public static MappedMessage unreadable(String reason, String remedy) {
        return new MappedMessage(
                Form.UNREADABLE, List.of(MappedEntry.of("message", new Mapped.Rejected(reason, remedy))));
    }

    public List<FactEvent> events() {
        return entries.stream()
                .flatMap(entry -> entry.mapped() instanceof Mapped.Events said ? said.events().stream() : null)
                .toList();
    }

    public List<Person> people() {
        return entries.stream()
                .map(entry -> entry.mapped() instanceof Mapped.Events said ? said.person() : null)
                .filter(Objects::nonNull)
                .toList();
    }

    public List<PatientLinks> links() {
        return entries.stream()
                .map(entry -> entry.mapped() instanceof Mapped.Events said ? said.links() : null)
                .filter(Objects::nonNull)
                .toList();
    }

    public long count(Class<? extends Mapped> outcome) {
        return entries.stream()
                .filter(entry -> outcome.isInstance(entry.mapped()))
                .count();
    }
}
