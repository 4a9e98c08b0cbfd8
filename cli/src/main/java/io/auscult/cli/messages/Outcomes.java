package io.auscult.cli.messages;

import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.RecordHeaders;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What became of messages: how many events of each kind, and which of their entries are dead letters that are still open. */
final class Outcomes {
    private final Map<String, Map<String, Integer>> events = new HashMap<>();
    private final Map<String, Map<String, DeadLetter>> letters = new HashMap<>();

    /** An event of the log, of which only the headers are read. */
    void event(ConsumerRecord<String, byte[]> item) {
        messageId(item)
                .ifPresent(message -> events.computeIfAbsent(message, _ -> new TreeMap<>())
                        .merge(
                                RecordHeaders.get(item.headers(), RecordHeaders.KIND)
                                        .orElse("unknown"),
                                1,
                                Integer::sum));
    }

    /** A dead letter of the adapter; the newest of an id counts. */
    void letter(ConsumerRecord<String, byte[]> item, DeadLetter letter) {
        messageId(item)
                .ifPresent(message ->
                        letters.computeIfAbsent(message, _ -> new TreeMap<>()).put(letter.id(), letter));
    }

    private static Optional<String> messageId(ConsumerRecord<String, byte[]> item) {
        return RecordHeaders.get(item.headers(), RecordHeaders.MESSAGE_ID);
    }

    /** The events of a message by kind. */
    Map<String, Integer> events(String message) {
        return events.getOrDefault(message, Map.of());
    }

    int eventCount(String message) {
        return events(message).values().stream().mapToInt(Integer::intValue).sum();
    }

    boolean hasLetters(String message) {
        return letters.containsKey(message);
    }

    /** The reasons of a message's open letters by letter id. */
    Map<String, String> openLetters(String message) {
        Map<String, String> open = new TreeMap<>();
        letters.getOrDefault(message, Map.of()).forEach((id, letter) -> {
            if (letter.closed() == null) {
                open.put(id, letter.reason());
            }
        });
        return open;
    }

    int closedLetters(String message) {
        return Objects.requireNonNull(letters.getOrDefault(message, Map.of())).size()
                - openLetters(message).size();
    }
}
