package io.auscult.mapping;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.AllergyRecorded;
import io.auscult.core.event.FactEvent.AllergyRetracted;
import io.auscult.core.event.FactEvent.AppointmentBooked;
import io.auscult.core.event.FactEvent.AppointmentRetracted;
import io.auscult.core.event.FactEvent.ConditionAsserted;
import io.auscult.core.event.FactEvent.ConditionRetracted;
import io.auscult.core.event.FactEvent.DemographicsRecorded;
import io.auscult.core.event.FactEvent.DeviceRecorded;
import io.auscult.core.event.FactEvent.DeviceRetracted;
import io.auscult.core.event.FactEvent.DocumentReceived;
import io.auscult.core.event.FactEvent.DocumentRetracted;
import io.auscult.core.event.FactEvent.EncounterEnded;
import io.auscult.core.event.FactEvent.EncounterRetracted;
import io.auscult.core.event.FactEvent.EncounterStarted;
import io.auscult.core.event.FactEvent.FamilyHistoryRecorded;
import io.auscult.core.event.FactEvent.FamilyHistoryRetracted;
import io.auscult.core.event.FactEvent.InferenceReturned;
import io.auscult.core.event.FactEvent.MedicationAdministered;
import io.auscult.core.event.FactEvent.MedicationDispensed;
import io.auscult.core.event.FactEvent.MedicationRetracted;
import io.auscult.core.event.FactEvent.MedicationStarted;
import io.auscult.core.event.FactEvent.MedicationStopped;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactEvent.ObservationRetracted;
import io.auscult.core.event.FactEvent.ProcedurePerformed;
import io.auscult.core.event.FactEvent.ProcedureRetracted;
import io.auscult.core.event.FactEvent.ReportIssued;
import io.auscult.core.event.FactEvent.ReportRetracted;
import io.auscult.core.event.FactEvent.ServiceRequestRetracted;
import io.auscult.core.event.FactEvent.ServiceRequested;
import io.auscult.core.event.FactEvent.SpecimenCollected;
import io.auscult.core.event.FactEvent.SpecimenRetracted;
import io.auscult.core.value.PatientId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Marks, for each patient of a message, the last event: models and rules wait for it, so that they see the whole message. */
public final class LastOfMessage {
    private LastOfMessage() {}

    public static List<MappedEntry> mark(List<MappedEntry> entries) {
        Set<PatientId> seen = new HashSet<>();
        List<MappedEntry> marked = new ArrayList<>();
        for (MappedEntry entry : entries.reversed()) {
            marked.add(
                    entry.mapped() instanceof Mapped.Events said && !allSeen(said.events(), seen)
                            ? MappedEntry.of(
                                    entry.type(),
                                    new Mapped.Events(mark(said.events(), seen), said.person(), said.links()))
                            : entry);
        }
        return marked.reversed();
    }

    /** As nearly always, since most messages are about one patient: then nothing is made anew. */
    private static boolean allSeen(List<FactEvent> events, Set<PatientId> seen) {
        for (FactEvent event : events) {
            if (!seen.contains(event.envelope().patient())) {
                return false;
            }
        }
        return true;
    }

    private static List<FactEvent> mark(List<FactEvent> events, Set<PatientId> seen) {
        List<FactEvent> marked = new ArrayList<>();
        for (FactEvent event : events.reversed()) {
            marked.add(seen.add(event.envelope().patient()) ? last(event) : event);
        }
        return marked.reversed();
    }

    private static FactEvent last(FactEvent event) {
        Envelope e = event.envelope();
        return in(event, new Envelope(e.id(), e.patient(), e.times(), e.source(), e.messageId(), e.backfill(), false));
    }

    private static FactEvent in(FactEvent event, Envelope envelope) {
        return switch (event) {
            case DemographicsRecorded e ->
                new DemographicsRecorded(
                        envelope, e.fact(), e.version(), e.birthDate(), e.sex(), e.deceased(), e.deceasedAt());
            case ObservationRecorded e ->
                new ObservationRecorded(envelope, e.fact(), e.version(), e.status(), e.code(), e.value(), e.details());
            case ConditionAsserted e ->
                new ConditionAsserted(
                        envelope,
                        e.fact(),
                        e.version(),
                        e.code(),
                        e.clinicalStatus(),
                        e.verificationStatus(),
                        e.period());
            case MedicationStarted e ->
                new MedicationStarted(envelope, e.fact(), e.version(), e.code(), e.status(), e.period());
            case MedicationStopped e ->
                new MedicationStopped(envelope, e.fact(), e.version(), e.code(), e.status(), e.period());
            case ProcedurePerformed e ->
                new ProcedurePerformed(envelope, e.fact(), e.version(), e.code(), e.status(), e.period());
            case EncounterStarted e ->
                new EncounterStarted(
                        envelope,
                        e.fact(),
                        e.version(),
                        e.type(),
                        e.encounterClass(),
                        e.status(),
                        e.period(),
                        e.ward());
            case EncounterEnded e ->
                new EncounterEnded(
                        envelope,
                        e.fact(),
                        e.version(),
                        e.type(),
                        e.encounterClass(),
                        e.status(),
                        e.period(),
                        e.ward());
            case ReportIssued e ->
                new ReportIssued(envelope, e.fact(), e.version(), e.code(), e.status(), e.conclusion());
            case MedicationAdministered e ->
                new MedicationAdministered(envelope, e.fact(), e.version(), e.code(), e.status(), e.period());
            case MedicationDispensed e ->
                new MedicationDispensed(envelope, e.fact(), e.version(), e.code(), e.status(), e.period());
            case SpecimenCollected e ->
                new SpecimenCollected(envelope, e.fact(), e.version(), e.code(), e.status(), e.period());
            case DeviceRecorded e ->
                new DeviceRecorded(envelope, e.fact(), e.version(), e.code(), e.status(), e.period());
            case AppointmentBooked e ->
                new AppointmentBooked(envelope, e.fact(), e.version(), e.code(), e.status(), e.period());
            case ServiceRequested e ->
                new ServiceRequested(envelope, e.fact(), e.version(), e.code(), e.status(), e.period(), e.intent());
            case AllergyRecorded e ->
                new AllergyRecorded(
                        envelope,
                        e.fact(),
                        e.version(),
                        e.code(),
                        e.clinicalStatus(),
                        e.verificationStatus(),
                        e.criticality(),
                        e.period());
            case FamilyHistoryRecorded e ->
                new FamilyHistoryRecorded(
                        envelope,
                        e.fact(),
                        e.version(),
                        e.relationship(),
                        e.code(),
                        e.status(),
                        e.onset(),
                        e.deceased());
            case DocumentReceived e ->
                new DocumentReceived(envelope, e.fact(), e.version(), e.code(), e.status(), e.text());
            case InferenceReturned e ->
                new InferenceReturned(envelope, e.fact(), e.version(), e.model(), e.question(), e.outcome());
            case ServiceRequestRetracted e -> new ServiceRequestRetracted(envelope, e.fact(), e.version(), e.status());
            case SpecimenRetracted e -> new SpecimenRetracted(envelope, e.fact(), e.version(), e.status());
            case DeviceRetracted e -> new DeviceRetracted(envelope, e.fact(), e.version(), e.status());
            case AppointmentRetracted e -> new AppointmentRetracted(envelope, e.fact(), e.version(), e.status());
            case AllergyRetracted e -> new AllergyRetracted(envelope, e.fact(), e.version(), e.status());
            case FamilyHistoryRetracted e -> new FamilyHistoryRetracted(envelope, e.fact(), e.version(), e.status());
            case DocumentRetracted e -> new DocumentRetracted(envelope, e.fact(), e.version(), e.status());
            case ObservationRetracted e ->
                new ObservationRetracted(envelope, e.fact(), e.version(), e.status(), e.resultId());
            case ConditionRetracted e -> new ConditionRetracted(envelope, e.fact(), e.version(), e.status());
            case MedicationRetracted e -> new MedicationRetracted(envelope, e.fact(), e.version(), e.status());
            case ProcedureRetracted e -> new ProcedureRetracted(envelope, e.fact(), e.version(), e.status());
            case EncounterRetracted e -> new EncounterRetracted(envelope, e.fact(), e.version(), e.status());
            case ReportRetracted e -> new ReportRetracted(envelope, e.fact(), e.version(), e.status());
        };
    }
}
