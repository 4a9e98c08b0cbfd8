package io.auscult.cli.deadletters;

import io.auscult.cli.topics.TopicReader;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.Payload;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** The dead letters of all apps, of each the newest record. */
final class Letters {
    private final Map<String, Letter> byId = new LinkedHashMap<>();

    static Letters read(TopicReader reader, Topics topics, WireSerdes serdes) {
        Letters letters = new Letters();
        Deserializer<DeadLetter> values = serdes.deadLetters().deserializer();
        for (App app : App.values()) {
            Topic topic = topics.deadLetters(app);
            reader.toEnd(
                    reader.partitions(topic.name()),
                    item -> letters.add(item, values.deserialize(item.topic(), item.value())));
        }
        return letters;
    }

    void add(ConsumerRecord<String, byte[]> item, DeadLetter letter) {
        byId.compute(letter.id(), (_, earlier) -> Letter.of(item, letter).after(earlier));
    }

    /** Those that are chosen, the newest last. */
    List<Letter> chosen(Choice choice) {
        return byId.values().stream()
                .filter(choice::accepts)
                .sorted(Comparator.comparing(Letter::received).thenComparing(Letter::id))
                .toList();
    }

    /**
     * The one letter whose id this is, or begins so.
     *
     * @throws IllegalArgumentException when there is none or there are several
     */
    Letter only(String id) {
        List<Letter> found = new ArrayList<>();
        byId.forEach((whole, letter) -> {
            if (whole.startsWith(id)) {
                found.add(letter);
            }
        });
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no dead letter " + id + "; they are kept 30 days. See: auscult deadletters list");
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException(
                    "The ids of " + found.size() + " dead letters begin with " + id + "; write more of it");
        }
        return found.getFirst();
    }

    /** The original bytes; empty when no record has them any more. */
    static Optional<Payload> original(Letter letter, TopicReader reader, WireSerdes serdes) {
        Deserializer<DeadLetter> values = serdes.deadLetters().deserializer();
        return letter.withOriginal()
                .flatMap(place -> reader.at(partition(place), place.offset()))
                .map(item -> values.deserialize(item.topic(), item.value()).original());
    }

    private static TopicPartition partition(SourceRecord place) {
        return new TopicPartition(place.topic(), place.partition());
    }
}
