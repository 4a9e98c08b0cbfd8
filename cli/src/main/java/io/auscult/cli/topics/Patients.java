package io.auscult.cli.topics;

import com.fasterxml.jackson.databind.JsonNode;
import io.auscult.cli.up.Addresses;
import io.auscult.schemas.topic.Topics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Finds a patient's id from any identifier that the people topic knows. */
public final class Patients {
    private Patients() {}

    /**
     * The id of the patient with this identifier, or the word itself when it is an id already.
     *
     * @throws TopicsUnavailable when nobody has it; the message does not repeat it
     */
    public static String find(String word, TopicReader reader, Addresses at) {
        if (word.matches("[0-9a-f]{32}")) {
            return word;
        }
        AvroDecoder decoder = new AvroDecoder(at.registry(), new AvroJson(true));
        Map<String, JsonNode> people = new TreeMap<>();
        String topic = Topics.withPrefix(at.topicPrefix()).people().name();
        reader.toEnd(reader.partitions(topic), item -> remember(item, decoder, people));
        return people.entrySet().stream()
                .filter(person -> has(person.getValue(), word))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new TopicsUnavailable("No patient is known by that identifier", null));
    }

    private static void remember(
            ConsumerRecord<String, byte[]> item, AvroDecoder decoder, Map<String, JsonNode> people) {
        people.put(item.key(), decoder.decode(item.value()));
    }

    private static boolean has(JsonNode person, String word) {
        return StreamSupport.stream(person.path("identifiers").spliterator(), false)
                .anyMatch(identifier -> identifier.path("value").asText().equals(word));
    }
}
