package io.auscult.adapter.retry;

import io.auscult.core.value.ContentHash;
import io.auscult.mapping.fhir.FhirMessageMapper;
import io.auscult.schemas.topic.Message;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.Payload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Finds what a letter is about: the message in its topic or, when that is too old to be there, the letter's own original. */
final class KeptMessages {
    private final CommittedReader reader;
    private final Deserializer<Message> values;
    private final LetterTopic letters;

    KeptMessages(CommittedReader reader, Deserializer<Message> values, LetterTopic letters) {
        this.reader = reader;
        this.values = values;
        this.letters = letters;
    }

    /** The message with all its parts; empty when the topic no longer has it. */
    Optional<Original> message(SourceRecord first, String id) {
        List<Message> parts =
                reader.from(first, this::complete, id).stream().map(this::part).toList();
        if (parts.isEmpty() || parts.size() < parts.getFirst().parts()) {
            return Optional.empty();
        }
        Message head = parts.getFirst();
        return Optional.of(new Original(
                head.source(),
                head.received(),
                head.contentType(),
                head.address(),
                head.backfill(),
                Payload.of(Message.join(parts)),
                true));
    }

    private boolean complete(List<ConsumerRecord<String, byte[]>> found) {
        return !found.isEmpty() && found.size() >= part(found.getFirst()).parts();
    }

    private Message part(ConsumerRecord<String, byte[]> item) {
        return values.deserialize(item.topic(), item.value());
    }

    /** The letter's own original, when it is the message or an entry that stands alone; empty when it is neither. */
    Optional<Original> own(KnownLetter letter) {
        String source = letter.source();
        // Without its message nobody knows the address that it was put at.
        boolean misplaced = letter.letter().reason().equals(FhirMessageMapper.NOT_AT_ITS_ADDRESS);
        return source == null || misplaced
                ? Optional.empty()
                : letters.original(letter).flatMap(body -> own(letter, source, body));
    }

    private static Optional<Original> own(KnownLetter letter, String source, Payload body) {
        boolean whole = ContentHash.of(source, ContentHash.of(body.toBytes())).equals(letter.messageId());
        boolean fhir = startsLikeJson(body);
        return whole || fhir
                ? Optional.of(new Original(
                        source,
                        letter.letter().received(),
                        fhir ? Languages.FHIR : Languages.V2,
                        null,
                        letter.backfill(),
                        body,
                        whole))
                : Optional.empty();
    }

    private static boolean startsLikeJson(Payload body) {
        return new String(body.toBytes(), StandardCharsets.UTF_8).stripLeading().startsWith("{");
    }
}
