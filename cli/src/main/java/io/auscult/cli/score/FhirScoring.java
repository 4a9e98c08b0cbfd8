package io.auscult.cli.score;

import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.Concepts;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.Times;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.fhir.FhirMessageMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * FHIR files to charts to signals, without a running Auscult: the same mapping, fold and models as in the stream, one file after the
 * other and each by itself.
 *
 * @param source the sender by whose local codes the catalogue reads
 * @param at the time at which patients are looked at; null for the newest time in their file
 * @param latest no time of a file counts as its newest that lies after this one
 */
record FhirScoring(
        List<RiskModel> models,
        Concepts concepts,
        String source,
        @Nullable Instant at,
        Instant latest) {
    FhirScoring {
        models = List.copyOf(models);
    }

    /**
     * What came of one file.
     *
     * @param answers of each patient, in the order in which the file names them, one for each model
     * @param unread entries that are no FHIR that can be read, or that could not be folded
     */
    record Scored(List<Answer> answers, int unread) {}

    /** @param patient as the file names them */
    record Answer(String patient, Signal signal) {}

    Scored score(FhirFile file) throws IOException {
        byte[] bytes = file.bytes();
        FhirPatients patients = new FhirPatients();
        MappedMessage first = mapped(file, bytes, Objects.requireNonNullElse(at, latest), patients);
        Instant now = at != null ? at : newest(first).orElse(latest);
        MappedMessage message =
                now.equals(Objects.requireNonNullElse(at, latest)) ? first : mapped(file, bytes, now, patients);
        return scored(message, patients, now);
    }

    /** Times that the file leaves out are those of its arrival, so it is mapped as having arrived when patients are looked at. */
    private MappedMessage mapped(FhirFile file, byte[] bytes, Instant received, FhirPatients patients) {
        Arrival arrival = new Arrival(source, "", received, false, ZoneOffset.UTC);
        return file.lines()
                ? FhirMessageMapper.mapLines(bytes, arrival, patients)
                : FhirMessageMapper.map(bytes, arrival, patients);
    }

    private Optional<Instant> newest(MappedMessage message) {
        return events(message)
                .map(event -> event.envelope().times())
                .flatMap(FhirScoring::said)
                .filter(time -> !time.isAfter(latest))
                .max(Instant::compareTo);
    }

    private static Stream<Instant> said(Times times) {
        return Stream.of(Optional.ofNullable(times.effective()), Optional.ofNullable(times.issued()))
                .flatMap(Optional::stream);
    }

    private Scored scored(MappedMessage message, FhirPatients patients, Instant now) {
        int unread = (int) message.entries().stream()
                .map(MappedEntry::mapped)
                .filter(Mapped.Rejected.class::isInstance)
                .count();
        Map<PatientId, MemoryChart> charts = new LinkedHashMap<>();
        for (FactEvent event : events(message).toList()) {
            MemoryChart chart =
                    charts.computeIfAbsent(event.envelope().patient(), patient -> new MemoryChart(patient, concepts));
            try {
                chart.fold(event);
            } catch (RuntimeException e) {
                unread++;
            }
        }
        List<Answer> answers = new ArrayList<>();
        charts.forEach((patient, chart) ->
                models.forEach(model -> answers.add(new Answer(patients.name(patient), model.assess(chart, now)))));
        return new Scored(answers, unread);
    }

    private static Stream<FactEvent> events(MappedMessage message) {
        return message.entries().stream()
                .map(MappedEntry::mapped)
                .filter(Mapped.Events.class::isInstance)
                .flatMap(said -> ((Mapped.Events) said).events().stream());
    }
}
