package io.auscult.adapter.retry;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.EventKind;
import io.auscult.schemas.topic.RecordHeaders;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** What the log says of some messages, found by headers: of all other events not even the values are read. */
final class LogScan {
    private final Set<String> messages = new HashSet<>();
    private final Deserializer<PatientEvent> values;
    private final Map<String, Set<String>> events = new HashMap<>();
    private final Map<String, Map<PatientId, Instant>> patients = new HashMap<>();
    private final Map<PatientId, Instant> erased = new HashMap<>();

    LogScan(Deserializer<PatientEvent> values) {
        this.values = values;
    }

    void lookFor(Set<String> asked) {
        messages.addAll(asked);
    }

    void add(ConsumerRecord<String, byte[]> item) {
        if (RecordHeaders.get(item.headers(), RecordHeaders.KIND)
                .filter(EventKind.PATIENT_ERASED::equals)
                .isPresent()) {
            erased.put(new PatientId(item.key()), Instant.ofEpochMilli(item.timestamp()));
        }
        RecordHeaders.get(item.headers(), RecordHeaders.MESSAGE_ID)
                .filter(messages::contains)
                .ifPresent(message -> remember(message, item));
    }

    private void remember(String message, ConsumerRecord<String, byte[]> item) {
        events.computeIfAbsent(message, _ -> new HashSet<>())
                .add(values.deserialize(item.topic(), item.value()).envelope().id());
        patients.computeIfAbsent(message, _ -> new HashMap<>())
                .put(new PatientId(item.key()), Instant.ofEpochMilli(item.timestamp()));
    }

    Published of(String message) {
        boolean ofErased = patients.getOrDefault(message, Map.of()).entrySet().stream()
                .anyMatch(patient -> wasErased(patient.getKey(), patient.getValue()));
        return new Published(events.getOrDefault(message, Set.of()), ofErased);
    }

    /** Whether the patient was erased at that time or after it. */
    boolean wasErased(PatientId patient, Instant since) {
        Instant at = erased.get(patient);
        return at != null && !at.isBefore(since);
    }
}
