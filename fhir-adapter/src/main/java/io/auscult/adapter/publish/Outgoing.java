package io.auscult.adapter.publish;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.Person;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.PatientLinks;
import io.auscult.schemas.topic.Cursor;
import io.auscult.schemas.topic.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message and all that follows from it, to be committed together or not at all.
 *
 * @param arrival how the message came; its message id is empty for what is the adapter's own word
 * @param parts empty for what is the adapter's own word
 * @param people as this message tells them; only what changes is written
 * @param cursors how far was read with it
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
        @Nullable String traceparent) {

    String messageId() {
        return arrival.messageId();
    }

    int kibibytes() {
        return 1 + parts.stream().mapToInt(part -> part.body().size()).sum() / 1024;
    }

    /** Patient data is not printed. */
    @Override
    public String toString() {
        return "Outgoing[" + messageId() + ", " + events.size() + " events]";
    }
}
