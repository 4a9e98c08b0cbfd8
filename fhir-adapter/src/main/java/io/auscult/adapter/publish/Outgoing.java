package io.auscult.adapter.publish;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.Person;
import io.auscult.schemas.topic.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message and all that follows from it, to be committed together or not at all.
 *
 * @param parts empty for what is the adapter's own word
 * @param people as this message tells them; only what changes is written
 */
public record Outgoing(
        String messageId,
        List<Message> parts,
        List<PatientEvent> events,
        List<Person> people,
        List<Rejection> rejections,
        @Nullable String traceparent) {

    int kibibytes() {
        return 1 + parts.stream().mapToInt(part -> part.body().size()).sum() / 1024;
    }

    /** Patient data is not printed. */
    @Override
    public String toString() {
        return "Outgoing[" + messageId + ", " + events.size() + " events]";
    }
}
