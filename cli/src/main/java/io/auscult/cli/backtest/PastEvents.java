package io.auscult.cli.backtest;

import io.auscult.cli.score.FhirFile;
import io.auscult.cli.score.FhirPatients;
import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.topics.TopicsUnavailable;
import io.auscult.cli.up.Addresses;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Times;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.fhir.FhirMessageMapper;
import io.auscult.schemas.codec.EventCodec;
import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * The record of patients as a feed that had sent each entry at its own time: when it was released, else when it was so. What has
 * neither time, such as the birth date, is known from the start.
 *
 * @param byPatient each patient's events in the order in which they would have come
 * @param unread entries or records that cannot be read
 */
record PastEvents(Map<PatientId, List<PatientEvent>> byPatient, int unread) {

    /** @param until what the file dates later has not happened yet */
    static PastEvents of(FhirFile file, String source, Instant until) throws IOException {
        Arrival arrival = new Arrival(source, "", until, false, ZoneOffset.UTC);
        FhirPatients patients = new FhirPatients();
        MappedMessage message = file.lines()
                ? FhirMessageMapper.mapLines(file.bytes(), arrival, patients)
                : FhirMessageMapper.map(file.bytes(), arrival, patients);
        Map<PatientId, List<FactEvent>> said = new HashMap<>();
        events(message)
                .forEach(event -> said.computeIfAbsent(event.envelope().patient(), _ -> new ArrayList<>())
                        .add(event));
        return of(said, unread(message), until);
    }

    /**
     * What the log of a running Auscult says of patients. An erased past is none. Who was merged stays two patients, and what
     * clinicians answered is left out, since it was said about other alerts.
     *
     * @throws TopicsUnavailable when no broker answers
     */
    static PastEvents ofLog(Addresses at, Instant until) {
        String topic = Topics.withPrefix(at.topicPrefix()).events().name();
        Deserializer<PatientEvent> wire = RegistrySerdes.of(at).events().deserializer();
        Map<PatientId, List<FactEvent>> said = new HashMap<>();
        int[] unread = {0};
        try (TopicReader reader = new TopicReader(at.kafka())) {
            reader.toEnd(reader.partitions(topic), item -> {
                try {
                    hear(wire.deserialize(topic, item.value()), said);
                } catch (SerializationException e) {
                    unread[0]++;
                }
            });
        }
        return of(said, unread[0], until);
    }

    private static void hear(PatientEvent event, Map<PatientId, List<FactEvent>> said) {
        PatientId patient = event.envelope().patient();
        switch (event) {
            case FactEvent fact ->
                said.computeIfAbsent(patient, _ -> new ArrayList<>()).add(fact);
            case PatientEvent.PatientErased _ -> said.remove(patient);
            default -> {}
        }
    }

    private static PastEvents of(Map<PatientId, List<FactEvent>> said, int unread, Instant until) {
        Map<PatientId, List<PatientEvent>> retold = new TreeMap<>(Comparator.comparing(PatientId::value));
        said.forEach((patient, events) -> {
            List<FactEvent> before = events.stream()
                    .filter(event -> !Objects.requireNonNullElse(time(event), Instant.MIN)
                            .isAfter(until))
                    .toList();
            if (!before.isEmpty()) {
                retold.put(patient, retold(before));
            }
        });
        return new PastEvents(retold, unread);
    }

    private static Stream<FactEvent> events(MappedMessage message) {
        return message.entries().stream()
                .map(MappedEntry::mapped)
                .filter(Mapped.Events.class::isInstance)
                .flatMap(mapped -> ((Mapped.Events) mapped).events().stream());
    }

    private static int unread(MappedMessage message) {
        return (int) message.entries().stream()
                .map(MappedEntry::mapped)
                .filter(Mapped.Rejected.class::isInstance)
                .count();
    }

    private static @Nullable Instant time(FactEvent event) {
        Times times = event.envelope().times();
        return times.issued() == null ? times.effective() : times.issued();
    }

    private static List<PatientEvent> retold(List<FactEvent> events) {
        Instant start = events.stream()
                .flatMap(event -> Stream.ofNullable(time(event)))
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return events.stream()
                .map(event -> received(event, Objects.requireNonNullElse(time(event), start)))
                .sorted(Comparator.comparing(event -> event.envelope().times().received()))
                .toList();
    }

    private static PatientEvent received(FactEvent event, Instant at) {
        var wire = EventCodec.toWire(event);
        wire.setReceived(at);
        wire.setMoreFollow(false);
        return EventCodec.fromWire(wire);
    }
}
