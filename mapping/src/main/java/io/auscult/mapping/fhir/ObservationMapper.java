package io.auscult.mapping.fhir;

import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactEvent.ObservationRetracted;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.ObservationDetails;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.ResultId;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.Results;
import io.auscult.mapping.Unmappable;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.jspecify.annotations.Nullable;

/**
 * An Observation and its components, each an event of its own: a blood pressure is two. A parent that only holds them, or that
 * only points to its members, says nothing itself, until it is changed: then an event without a value says that what the new
 * version no longer holds is gone.
 */
final class ObservationMapper {
    private ObservationMapper() {}

    static Mapped map(Observation observation, EntryContext entry, @Nullable String filler) {
        List<FactEvent> events = events(observation, entry, filler);
        return events.isEmpty()
                ? new Mapped.Ignored("It is a panel; its members are observations of their own")
                : new Mapped.Events(events, null);
    }

    /** @param filler the filler's order number, null when not given */
    static List<FactEvent> events(Observation observation, EntryContext entry, @Nullable String filler) {
        ObservationStatus status = observation.getStatus();
        if (status == null) {
            throw new Unmappable("The Observation has no status", "Give it a status");
        }
        return switch (status) {
            case REGISTERED, PRELIMINARY, FINAL, AMENDED, CORRECTED, UNKNOWN ->
                recorded(observation, status.toCode(), entry, filler);
            case NULL -> recorded(observation, "unknown", entry, filler);
            case CANCELLED, ENTEREDINERROR -> retracted(observation, status.toCode(), entry, filler);
        };
    }

    /** The same, when what contains the observation was taken back with it. */
    static List<FactEvent> retracted(
            Observation observation, String status, EntryContext entry, @Nullable String filler) {
        Times times = times(observation, entry);
        List<FactEvent> events = new ArrayList<>();
        // The parent is taken back too, whether or not it had a value: an earlier version may have had one.
        events.add(retraction(observation.getCode(), status, times, entry, filler));
        for (Part part : components(observation, entry)) {
            events.add(retraction(part.said().getCode(), status, times, part.entry(), filler));
        }
        return events;
    }

    private static List<FactEvent> recorded(
            Observation observation, String status, EntryContext entry, @Nullable String filler) {
        Times times = times(observation, entry);
        List<FactEvent> events = new ArrayList<>();
        boolean holdsOthers = observation.hasComponent() || observation.hasHasMember();
        if (observation.hasValue() || !holdsOthers) {
            ObservedValue value = FhirValues.observed(observation.getValue(), observation.getDataAbsentReason());
            ObservationDetails details = DetailsMapper.of(observation, entry.bundle());
            events.add(event(observation.getCode(), value, details, status, times, entry, filler));
        } else if (isChanged(status, entry)) {
            ObservationDetails details = DetailsMapper.of(observation, entry.bundle());
            ObservedValue none = new ObservedValue.Absent(null);
            events.add(event(observation.getCode(), none, details, status, times, entry, null));
        }
        for (Part part : components(observation, entry)) {
            ObservationComponentComponent component = part.said();
            ObservedValue value = FhirValues.observed(component.getValue(), component.getDataAbsentReason());
            ObservationDetails details = DetailsMapper.of(observation, component, entry.bundle());
            events.add(event(component.getCode(), value, details, status, times, part.entry(), filler));
        }
        return events;
    }

    private static boolean isChanged(String status, EntryContext entry) {
        return entry.isLater() || status.equals("amended") || status.equals("corrected");
    }

    private static Times times(Observation observation, EntryContext entry) {
        return FhirTimes.effective(observation.getEffective())
                .times(FhirTimes.instant(observation.getIssuedElement()), entry.arrival());
    }

    private static FactEvent event(
            CodeableConcept observed,
            ObservedValue value,
            ObservationDetails details,
            String status,
            Times times,
            EntryContext entry,
            @Nullable String filler) {
        CodedText code = FhirCodes.text(observed);
        if (code.equals(CodedText.NONE)) {
            throw new Unmappable("The Observation has no code", "Say in code what was observed");
        }
        FactVersion version = entry.version(status, times, code, value, details);
        ObservationDetails identified = Results.with(Results.id(filler, code, "", times.effective()), details);
        return new ObservationRecorded(
                entry.envelope(version, times), entry.fact(), version, status, code, value, identified);
    }

    private static FactEvent retraction(
            CodeableConcept observed, String status, Times times, EntryContext entry, @Nullable String filler) {
        FactVersion version = entry.version(status, times);
        ResultId result = Results.id(filler, FhirCodes.text(observed), "", times.effective());
        return new ObservationRetracted(entry.envelope(version, times), entry.fact(), version, status, result);
    }

    private record Part(EntryContext entry, ObservationComponentComponent said) {}

    /** The components, each with its own fact key. */
    private static List<Part> components(Observation observation, EntryContext entry) {
        List<Part> parts = new ArrayList<>();
        PartNames names = new PartNames();
        for (ObservationComponentComponent component : observation.getComponent()) {
            parts.add(new Part(entry.part(names.next(FhirCodes.text(component.getCode()))), component));
        }
        return parts;
    }
}
