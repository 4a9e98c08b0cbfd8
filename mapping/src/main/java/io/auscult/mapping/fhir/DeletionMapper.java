package io.auscult.mapping.fhir;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.StatusRank;
import io.auscult.core.event.Times;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Content;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.PatientFinder;
import io.auscult.mapping.Unmappable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A deletion, as a history bundle tells it. It names only the resource, so the patient must stand in another version of it in the
 * same bundle; a deletion whose patient is unknown is never passed over in silence.
 */
record DeletionMapper(Arrival arrival, PatientFinder patients, BundleIndex bundle) {
    private static final String DELETED = "deleted";

    Mapped map(BundleEntry entry) {
        PatientId patient = bundle.whose(entry.reference()).map(patients::find).orElseThrow(DeletionMapper::whose);
        FactKey fact = new FactKey(arrival.source() + "/" + entry.reference());
        Instant deleted = at(entry.lastModified());
        FactVersion version = new FactVersion(deleted, StatusRank.RETRACTED, Content.hash(DELETED));
        Envelope envelope = arrival.envelope(patient, fact, version, Times.receivedAt(arrival.received()));
        return Mapped.Events.of(retraction(entry.type(), envelope, fact, version));
    }

    private static FactEvent retraction(String type, Envelope envelope, FactKey fact, FactVersion version) {
        return switch (type) {
            case "Observation" -> new FactEvent.ObservationRetracted(envelope, fact, version, DELETED);
            case "Condition" -> new FactEvent.ConditionRetracted(envelope, fact, version, DELETED);
            case "MedicationRequest", "MedicationStatement", "MedicationAdministration", "MedicationDispense" ->
                new FactEvent.MedicationRetracted(envelope, fact, version, DELETED);
            case "Procedure" -> new FactEvent.ProcedureRetracted(envelope, fact, version, DELETED);
            case "Encounter" -> new FactEvent.EncounterRetracted(envelope, fact, version, DELETED);
            case "DiagnosticReport" -> new FactEvent.ReportRetracted(envelope, fact, version, DELETED);
            case "AllergyIntolerance" -> new FactEvent.AllergyRetracted(envelope, fact, version, DELETED);
            case "FamilyMemberHistory" -> new FactEvent.FamilyHistoryRetracted(envelope, fact, version, DELETED);
            case "ServiceRequest" -> new FactEvent.ServiceRequestRetracted(envelope, fact, version, DELETED);
            case "Specimen" -> new FactEvent.SpecimenRetracted(envelope, fact, version, DELETED);
            case "Device" -> new FactEvent.DeviceRetracted(envelope, fact, version, DELETED);
            case "Appointment" -> new FactEvent.AppointmentRetracted(envelope, fact, version, DELETED);
            default ->
                throw new Unmappable("Deleting this type of resource is not understood", "Send its last version");
        };
    }

    /** A deletion that does not say when counts from its receipt: older it would lose against what it deletes. */
    private Instant at(@Nullable String lastModified) {
        try {
            return lastModified == null
                    ? arrival.received()
                    : OffsetDateTime.parse(lastModified).toInstant();
        } catch (DateTimeException e) {
            return arrival.received();
        }
    }

    private static Unmappable whose() {
        return new Unmappable(
                "A deletion does not say whose resource it deletes",
                "Send the resource with status entered-in-error instead");
    }
}
