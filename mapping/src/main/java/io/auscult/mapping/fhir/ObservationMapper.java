package io.auscult.mapping.fhir;

import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactEvent.ObservationRetracted;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.ObservationDetails;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.Unmappable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;

/**
 * An Observation and its components, each an event of its own: a blood pressure is two. A parent that only holds them, or that
 * only points to its members, says nothing itself.
 */
final class ObservationMapper {
    private ObservationMapper() {}

    static Mapped map(Observation observation, EntryContext entry) {
        List<FactEvent> events = events(observation, entry);
        return events.isEmpty()
                ? new Mapped.Ignored("It is a panel; its members are observations of their own")
                : new Mapped.Events(events, null);
    }

    static List<FactEvent> events(Observation observation, EntryContext entry) {
        ObservationStatus status = observation.getStatus();
        if (status == null) {
            throw new Unmappable("The Observation has no status", "Give it a status");
        }
        Times times = FhirTimes.effective(observation.getEffective())
                .times(FhirTimes.instant(observation.getIssuedElement()), entry.arrival());
        return switch (status) {
            case REGISTERED, PRELIMINARY, FINAL, AMENDED, CORRECTED, UNKNOWN ->
                recorded(observation, status.toCode(), times, entry);
            case NULL -> recorded(observation, "unknown", times, entry);
            case CANCELLED, ENTEREDINERROR -> retracted(observation, status.toCode(), times, entry);
        };
    }

    private static List<FactEvent> recorded(Observation observation, String status, Times times, EntryContext entry) {
        List<FactEvent> events = new ArrayList<>();
        boolean holdsOthers = observation.hasComponent() || observation.hasHasMember();
        if (observation.hasValue() || !holdsOthers) {
            CodedText code = FhirCodes.text(observation.getCode());
            ObservedValue value = FhirValues.observed(observation.getValue(), observation.getDataAbsentReason());
            events.add(event(code, value, DetailsMapper.of(observation, entry.bundle()), status, times, entry));
        }
        components(observation, entry).forEach((part, component) -> {
            ObservedValue value = FhirValues.observed(component.getValue(), component.getDataAbsentReason());
            ObservationDetails details = DetailsMapper.of(observation, component, entry.bundle());
            events.add(event(FhirCodes.text(component.getCode()), value, details, status, times, part));
        });
        return events;
    }

    private static FactEvent event(
            CodedText code,
            ObservedValue value,
            ObservationDetails details,
            String status,
            Times times,
            EntryContext entry) {
        if (code.equals(CodedText.NONE)) {
            throw new Unmappable("The Observation has no code", "Say in code what was observed");
        }
        FactVersion version = entry.version(status, times, code, value, details);
        return new ObservationRecorded(
                entry.envelope(version, times), entry.fact(), version, status, code, value, details);
    }

    /** The parent is taken back too, whether or not it had a value: an earlier version may have had one. */
    private static List<FactEvent> retracted(Observation observation, String status, Times times, EntryContext entry) {
        List<EntryContext> parts = new ArrayList<>(List.of(entry));
        parts.addAll(components(observation, entry).keySet());
        return parts.stream().map(part -> retraction(status, times, part)).toList();
    }

    private static FactEvent retraction(String status, Times times, EntryContext entry) {
        FactVersion version = entry.version(status, times);
        return new ObservationRetracted(entry.envelope(version, times), entry.fact(), version, status);
    }

    /** The components, each with its own fact key: the code it has, and its number among those of the same code. */
    private static Map<EntryContext, ObservationComponentComponent> components(
            Observation observation, EntryContext entry) {
        Map<EntryContext, ObservationComponentComponent> parts = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (ObservationComponentComponent component : observation.getComponent()) {
            String name = name(FhirCodes.text(component.getCode()));
            int count = seen.merge(name, 1, Integer::sum);
            parts.put(entry.part("#" + name + (count == 1 ? "" : "#" + count)), component);
        }
        return parts;
    }

    private static String name(CodedText code) {
        return code.codings().isEmpty()
                ? code.words()
                : code.codings().getFirst().code().system() + "|"
                        + code.codings().getFirst().code().value();
    }
}
