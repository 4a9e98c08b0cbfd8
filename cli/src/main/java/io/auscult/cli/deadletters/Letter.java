package io.auscult.cli.deadletters;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.messages.MessageType;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Origin;
import io.auscult.schemas.topic.Origin.Door;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.RecordHeaders;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as the newest of its records says it; of its original only the kind and the size, since it is patient data.
 *
 * @param source the configured name of the sender, null when the record does not say
 * @param messageId the message that it is a part of, null when the record does not say
 * @param type of the original, "?" when its bytes do not say
 * @param original the record that has the original, null when none has
 * @param closed when it was worked off; null while it is open
 */
record Letter(
        String id,
        String app,
        Instant received,
        @Nullable String source,
        @Nullable String messageId,
        Origin origin,
        String type,
        String reason,
        String whatToDo,
        int originalBytes,
        @Nullable SourceRecord original,
        @Nullable Instant closed,
        @Nullable String closedBy) {
    static final int SHORT_ID = 12;

    static Letter of(ConsumerRecord<String, byte[]> item, DeadLetter letter) {
        int size = letter.original().size();
        return new Letter(
                letter.id(),
                letter.app(),
                letter.received(),
                RecordHeaders.get(item.headers(), RecordHeaders.SOURCE).orElse(null),
                RecordHeaders.get(item.headers(), RecordHeaders.MESSAGE_ID).orElse(null),
                letter.origin(),
                type(letter),
                letter.reason(),
                letter.whatToDo(),
                size,
                size == 0 ? null : new SourceRecord(item.topic(), item.partition(), item.offset()),
                letter.closed(),
                letter.closedBy());
    }

    /** This record of the letter, after an earlier one: a closing record has no original. */
    Letter after(@Nullable Letter earlier) {
        if (earlier == null || original != null) {
            return this;
        }
        return new Letter(
                id,
                app,
                received,
                source == null ? earlier.source : source,
                messageId == null ? earlier.messageId : messageId,
                origin,
                earlier.type,
                reason,
                whatToDo,
                earlier.originalBytes,
                earlier.original,
                closed,
                closedBy);
    }

    private static String type(DeadLetter letter) {
        return letter.app().equals(App.FHIR_ADAPTER.word())
                ? MessageType.words(letter.original().toBytes())
                : "record";
    }

    boolean open() {
        return closed == null;
    }

    boolean of(App asked) {
        return app.equals(asked.word());
    }

    String shortId() {
        return id.length() <= SHORT_ID ? id : id.substring(0, SHORT_ID);
    }

    /** Who sent it or, when that is not known, where it came from. */
    String from() {
        return source != null
                ? source
                : switch (origin) {
                    case SourceRecord record -> record.topic();
                    case Door door -> door.name();
                };
    }

    Optional<SourceRecord> withOriginal() {
        return Optional.ofNullable(original);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("app", app)
                .put("received", received.toString())
                .put("source", source)
                .put("messageId", messageId)
                .put("origin", origin.words())
                .put("type", type)
                .put("reason", reason)
                .put("whatToDo", whatToDo)
                .put("originalBytes", originalBytes);
        if (closed != null) {
            json.put("closed", closed.toString()).put("closedBy", Objects.requireNonNullElse(closedBy, ""));
        }
        return json;
    }
}
