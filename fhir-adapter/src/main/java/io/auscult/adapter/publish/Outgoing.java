package io.auscult.adapter.publish;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.Person;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.PatientLinks;
import io.auscult.schemas.topic.Cursor;
import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Message;
import io.auscult.schemas.topic.Origin.SourceRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message and all that follows from it, to be committed together or not at all.
 *
 * @param arrival how the message came; its message id is empty for what is the adapter's own word
 * @param parts empty for what is the adapter's own word, and for a message that was stored before
 * @param people as this message tells them; only what changes is written
 * @param cursors how far was read with it
 * @param again of a message that was stored before; null for one that comes now
 * @param links which of them are one patient; only what is news becomes an event
 */
public record Outgoing(
        Arrival arrival,
        List<Message> parts,
        List<PatientEvent> events,
        List<Person> people,
        List<PatientLinks> links,
        List<Rejection> rejections,
        List<Cursor> cursors,
        @Nullable String traceparent,
        @Nullable Again again) {

    /** A message that comes now, or the adapter's own word. */
    public Outgoing(
            Arrival arrival,
            List<Message> parts,
            List<PatientEvent> events,
            List<Person> people,
            List<PatientLinks> links,
            List<Rejection> rejections,
            List<Cursor> cursors,
            @Nullable String traceparent) {
        this(arrival, parts, events, people, links, rejections, cursors, traceparent, null);
    }

    /** What is new of a message that was stored before. */
    public static Outgoing again(
            Arrival arrival, List<PatientEvent> events, List<Person> people, List<PatientLinks> links, Again again) {
        return new Outgoing(arrival, List.of(), events, people, links, List.of(), List.of(), null, again);
    }

    /** The letters that follow from it. */
    List<DeadLetter> letters(SourceRecord origin) {
        return again != null
                ? again.letters()
                : rejections.stream()
                        .map(rejection -> rejection.letter(messageId(), origin))
                        .toList();
    }

    /** False for what was said before. */
    boolean isNews(PatientEvent event) {
        return again == null || !again.published().contains(event.envelope().id());
    }

    String messageId() {
        return arrival.messageId();
    }

    int kibibytes() {
        int letters = again == null
                ? 0
                : again.letters().stream()
                        .mapToInt(letter -> letter.original().size())
                        .sum();
        return 1 + (parts.stream().mapToInt(part -> part.body().size()).sum() + letters) / 1024;
    }

    /** Patient data is not printed. */
    @Override
    public String toString() {
        return "Outgoing[" + messageId() + ", " + events.size() + " events]";
    }
}
