package io.auscult.cli.backtest;

import io.auscult.cli.score.FhirFile;
import io.auscult.cli.score.FhirPatients;
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
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The record of patients as a feed that had sent each entry at its own time: when it was released, else when it was so. What has
 * neither time, such as the birth date, is known from the start.
 *
 * @param byPatient each patient's events in the order in which they would have come
 * @param unread entries that are no FHIR that can be read
 */
record PastEvents(Map<PatientId, List<PatientEvent>> byPatient, int unread) {

    /** @param until what the file dates later has not happened yet */
    static PastEvents of(FhirFile file, String source, Instant until) throws IOException {
        Arrival arrival = new Arrival(source, "", until, false, ZoneOffset.UTC);
        FhirPatients patients = new FhirPatients();
        MappedMessage message = file.lines()
                ? FhirMessageMapper.mapLines(file.bytes(), arrival, patients)
                : FhirMessageMapper.map(file.bytes(), arrival, patients);
        Map<PatientId, List<FactEvent>> said = new TreeMap<>(Comparator.comparing(PatientId::value));
        events(message)
                .filter(event ->
                        !Objects.requireNonNullElse(time(event), Instant.MIN).isAfter(until))
                .forEach(event -> said.computeIfAbsent(event.envelope().patient(), _ -> new ArrayList<>())
                        .add(event));
        Map<PatientId, List<PatientEvent>> retold = new TreeMap<>(Comparator.comparing(PatientId::value));
        said.forEach((patient, events) -> retold.put(patient, retold(events)));
        return new PastEvents(retold, unread(message));
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
