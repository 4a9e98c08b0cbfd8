package io.auscult.adapter.retry;

import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.Payload;
import io.auscult.schemas.topic.RecordHeaders;
import io.auscult.schemas.topic.Topic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** The adapter's dead letters as they stand in their topic. */
final class LetterTopic {
    private final CommittedReader reader;
    private final Topic topic;
    private final Deserializer<DeadLetter> values;

    LetterTopic(CommittedReader reader, Topic topic, Deserializer<DeadLetter> values) {
        this.reader = reader;
        this.topic = topic;
        this.values = values;
    }

    /** All that are there, open or closed, by id; the newest record of each counts. */
    Map<String, KnownLetter> all() {
        Map<String, KnownLetter> letters = new LinkedHashMap<>();
        reader.since(
                Instant.EPOCH,
                topic,
                item -> letters.compute(item.key(), (_, earlier) -> known(item).after(earlier)));
        return letters;
    }

    /** The original of a letter; empty when no record has it. */
    Optional<Payload> original(KnownLetter letter) {
        return Optional.ofNullable(letter.original())
                .flatMap(place -> reader.at(place, letter.id()))
                .map(item -> values.deserialize(topic.name(), item.value()).original());
    }

    private KnownLetter known(ConsumerRecord<String, byte[]> item) {
        DeadLetter letter = values.deserialize(topic.name(), item.value());
        SourceRecord place = new SourceRecord(item.topic(), item.partition(), item.offset());
        return new KnownLetter(
                letter,
                RecordHeaders.get(item.headers(), RecordHeaders.MESSAGE_ID).orElse(null),
                RecordHeaders.get(item.headers(), RecordHeaders.SOURCE).orElse(null),
                RecordHeaders.get(item.headers(), RecordHeaders.BACKFILL).isPresent(),
                letter.original().size() == 0 ? null : place,
                letter.received());
    }
}
