package io.auscult.mapping.fhir;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.EncounterEnded;
import io.auscult.core.event.FactEvent.EncounterRetracted;
import io.auscult.core.event.FactEvent.EncounterStarted;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.Unmappable;
import java.util.List;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationComponent;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * An Encounter: begun, changed while under way, over, or taken back. One that is planned is taken back too unless this is its first
 * version: an earlier one may have begun by mistake.
 */
final class EncounterMapper {
    /** Of FHIR's location-physical-type. */
    private static final String WARD = "wa";

    private EncounterMapper() {}

    static Mapped map(Encounter encounter, EntryContext entry) {
        EncounterStatus status = encounter.getStatus();
        if (status == null) {
            throw new Unmappable("The Encounter has no status", "Give it a status");
        }
        Period period = FhirTimes.period(encounter.getPeriod());
        return switch (status) {
            case PLANNED ->
                entry.isFirst()
                        ? new Mapped.Ignored("The encounter is planned and has not begun")
                        : retracted(encounter, status.toCode(), entry);
            case ARRIVED, TRIAGED, INPROGRESS, ONLEAVE -> started(encounter, status.toCode(), period, entry);
            case FINISHED -> ended(encounter, status.toCode(), period, entry);
            case UNKNOWN, NULL ->
                period.end() == null
                        ? started(encounter, "unknown", period, entry)
                        : ended(encounter, "unknown", period, entry);
            case CANCELLED, ENTEREDINERROR -> retracted(encounter, status.toCode(), entry);
        };
    }

    private static Mapped started(Encounter encounter, String status, Period period, EntryContext entry) {
        CodedText type = FhirCodes.text(encounter.getType());
        Times times = times(encounter, entry);
        FactVersion version = version(encounter, status, times, period, entry);
        Envelope envelope = entry.envelope(version, times);
        return Mapped.Events.of(new EncounterStarted(
                envelope, entry.fact(), version, type, kind(encounter), status, period, ward(encounter)));
    }

    private static Mapped ended(Encounter encounter, String status, Period period, EntryContext entry) {
        CodedText type = FhirCodes.text(encounter.getType());
        Times times = times(encounter, entry);
        FactVersion version = version(encounter, status, times, period, entry);
        Envelope envelope = entry.envelope(version, times);
        return Mapped.Events.of(new EncounterEnded(
                envelope, entry.fact(), version, type, kind(encounter), status, period, ward(encounter)));
    }

    private static Mapped retracted(Encounter encounter, String status, EntryContext entry) {
        return entry.takenBack(EncounterRetracted::new, status, times(encounter, entry));
    }

    private static FactVersion version(
            Encounter encounter, String status, Times times, Period period, EntryContext entry) {
        Times updated = new Times(
                period.end() == null ? times.effective() : period.end(), null, times.issued(), times.received());
        CodedText type = FhirCodes.text(encounter.getType());
        String ward = ward(encounter);
        return ward == null
                ? entry.version(status, updated, type, kind(encounter), period)
                : entry.version(status, updated, type, kind(encounter), period, ward);
    }

    private static Times times(Encounter encounter, EntryContext entry) {
        return FhirTimes.effective(encounter.getPeriod()).times(null, entry.arrival());
    }

    private static String kind(Encounter encounter) {
        return encounter.hasClass_() && encounter.getClass_().hasCode()
                ? encounter.getClass_().getCode()
                : "";
    }

    /** The ward among the places of the visit, the newest that is not over; else the newest place of which nobody says what it is. */
    private static @Nullable String ward(Encounter encounter) {
        List<EncounterLocationComponent> places = encounter.getLocation().reversed().stream()
                .filter(place -> place.getStatus() != EncounterLocationStatus.COMPLETED
                        && place.getStatus() != EncounterLocationStatus.PLANNED)
                .toList();
        return places.stream()
                .filter(EncounterMapper::isWard)
                .findFirst()
                .or(() -> places.stream()
                        .filter(place -> !place.hasPhysicalType())
                        .findFirst())
                .map(place -> name(place.getLocation()))
                .orElse(null);
    }

    private static boolean isWard(EncounterLocationComponent place) {
        return place.getPhysicalType().getCoding().stream().anyMatch(coding -> WARD.equals(coding.getCode()));
    }

    /** What the place is called: its identifier, else its display, else the id of the resource. */
    private static @Nullable String name(Reference place) {
        if (place.getIdentifier().hasValue()) {
            return place.getIdentifier().getValue().strip();
        }
        if (place.hasDisplay()) {
            return place.getDisplay().strip();
        }
        String id = place.getReferenceElement().getIdPart();
        return id == null || id.isBlank() ? null : id;
    }
}
