package io.auscult.adapter.publish;

import io.auscult.core.value.ContentHash;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Origin;
import io.auscult.schemas.topic.Payload;
import io.auscult.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry that could not be mapped, on its way to the dead letters.
 *
 * @param entry its position in the message, from 0
 * @param original the entry alone, or the whole message when it cannot stand alone
 */
public record Rejection(int entry, String reason, String whatToDo, Payload original, Instant received) {
    /** Leaves room for the rest of the record under the topic's limit. */
    private static final int MOST_ORIGINAL_BYTES = Topics.LARGEST_RECORD_BYTES - 64 * 1024;

    private static final Payload NOTHING = Payload.of(new byte[0]);

    /** The rejected entries of a message, in its order. */
    public static List<Rejection> of(MappedMessage message, Payload body, Instant received) {
        List<Rejection> rejections = new ArrayList<>();
        List<MappedEntry> entries = message.entries();
        for (int i = 0; i < entries.size(); i++) {
            MappedEntry entry = entries.get(i);
            if (entry.mapped() instanceof Mapped.Rejected rejected) {
                Payload original = entry.original() == null
                        ? body
                        : Payload.of(entry.original().getBytes(StandardCharsets.UTF_8));
                rejections.add(new Rejection(i, rejected.reason(), rejected.remedy(), original, received));
            }
        }
        return rejections;
    }

    /** The id follows from message and entry, so a message sent again replaces its letters instead of adding to them. */
    public static String letterId(String messageId, int entry) {
        return ContentHash.of(App.FHIR_ADAPTER.word(), messageId, Integer.toString(entry));
    }

    public DeadLetter letter(String messageId, Origin origin) {
        boolean tooLarge = original.size() > MOST_ORIGINAL_BYTES;
        return new DeadLetter(
                letterId(messageId, entry),
                App.FHIR_ADAPTER.word(),
                reason,
                whatToDo
                        + (tooLarge
                                ? ". The original is too large for this letter: it stands in the messages topic"
                                : ""),
                origin,
                tooLarge ? NOTHING : original,
                received);
    }
}
