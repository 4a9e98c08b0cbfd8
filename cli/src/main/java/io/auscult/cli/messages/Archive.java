package io.auscult.cli.messages;

import io.auscult.cli.topics.TopicReader;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Message;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.RecordHeaders;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;

/** The messages that Kafka still has, and what the other topics say became of them. */
final class Archive {
    /** A record is written a moment after its message was received, by another clock's reckoning perhaps before. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final TopicReader reader;
    private final Topics topics;
    private final WireSerdes serdes;

    Archive(TopicReader reader, Topics topics, WireSerdes serdes) {
        this.reader = reader;
        this.topics = topics;
        this.serdes = serdes;
    }

    /** Passes on every message that was received since and is there with all its parts. */
    void messages(Instant since, Consumer<WholeMessage> each) {
        Assembly assembly = new Assembly();
        Deserializer<Message> values = serdes.messages().deserializer();
        read(
                topics.messages(),
                since,
                item -> assembly.add(
                                new SourceRecord(item.topic(), item.partition(), item.offset()),
                                values.deserialize(item.topic(), item.value()))
                        .ifPresent(each));
    }

    /** The letters of the adapter, each with its message. */
    void letters(Instant since, Outcomes outcomes) {
        Deserializer<DeadLetter> values = serdes.deadLetters().deserializer();
        read(
                topics.deadLetters(App.FHIR_ADAPTER),
                since,
                item -> outcomes.letter(item, values.deserialize(item.topic(), item.value())));
    }

    /** The events of some messages, counted by their headers. */
    void events(Instant since, Set<String> messages, Outcomes outcomes) {
        read(topics.events(), since, item -> {
            if (RecordHeaders.get(item.headers(), RecordHeaders.MESSAGE_ID)
                    .filter(messages::contains)
                    .isPresent()) {
                outcomes.event(item);
            }
        });
    }

    /** The messages that led to events of these patients. */
    Set<String> messagesOf(Set<PatientId> patients, Instant since) {
        Topic events = topics.events();
        Set<TopicPartition> partitions = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (PatientId patient : patients) {
            keys.add(patient.value());
            partitions.add(new TopicPartition(events.name(), partition(patient, events.partitions())));
        }
        Set<String> messages = new HashSet<>();
        if (!partitions.isEmpty()) {
            reader.since(before(since), partitions, item -> {
                if (keys.contains(item.key())) {
                    RecordHeaders.get(item.headers(), RecordHeaders.MESSAGE_ID).ifPresent(messages::add);
                }
            });
        }
        return messages;
    }

    /** Who is known now. */
    Collection<Person> people() {
        Deserializer<Person> values = serdes.people().deserializer();
        Map<String, Person> people = new HashMap<>();
        read(topics.people(), Instant.EPOCH, item -> {
            if (item.value() == null) {
                people.remove(item.key());
            } else {
                people.put(item.key(), values.deserialize(item.topic(), item.value()));
            }
        });
        return people.values();
    }

    private void read(Topic topic, Instant since, Consumer<ConsumerRecord<String, byte[]>> each) {
        List<TopicPartition> partitions = reader.partitions(topic.name());
        reader.since(before(since), partitions, each);
    }

    private static Instant before(Instant since) {
        return since.isAfter(Instant.EPOCH) ? since.minus(SLACK) : Instant.EPOCH;
    }

    /** As every producer chooses it from the key. */
    private static int partition(PatientId patient, int partitions) {
        return Utils.toPositive(Utils.murmur2(patient.value().getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
