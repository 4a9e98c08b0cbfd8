package io.auscult.mapping.fhir;

import io.auscult.core.event.FactKey;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.PatientFinder;
import io.auscult.mapping.PatientMention;
import io.auscult.mapping.Unmappable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;

/** Which mapper reads which resource, and whose patient it is about. */
record ResourceMapper(Arrival arrival, PatientFinder patients, BundleIndex bundle) {
    static final Set<String> WANTED = Set.of(
            "Patient",
            "Encounter",
            "Observation",
            "Condition",
            "MedicationRequest",
            "MedicationStatement",
            "MedicationAdministration",
            "MedicationDispense",
            "DiagnosticReport",
            "Procedure",
            "AllergyIntolerance",
            "FamilyMemberHistory",
            "ServiceRequest",
            "Specimen",
            "Device",
            "Appointment");
    private static final Set<String> OTHERS = Set.of("Patient", "RelatedPerson", "Group");

    Mapped map(BundleEntry entry, Resource resource) {
        if (resource instanceof DomainResource domain && domain.hasModifierExtension()) {
            throw new Unmappable(
                    "The resource has a modifier extension, which may turn its meaning round",
                    "Send it without, or ask for the extension to be supported");
        }
        return switch (resource) {
            case Patient r -> patient(r, context(entry, r, bundle.mention(entry)), entry.id());
            case Encounter r -> about(r.getSubject(), entry, r, it -> EncounterMapper.map(r, it));
            case Observation r -> about(r.getSubject(), entry, r, it -> observation(r, it, entry));
            case Condition r -> about(r.getSubject(), entry, r, it -> ConditionMapper.map(r, it));
            case MedicationRequest r -> about(r.getSubject(), entry, r, it -> MedicationRequestMapper.map(r, it));
            case DiagnosticReport r -> about(r.getSubject(), entry, r, it -> DiagnosticReportMapper.map(r, it));
            case Procedure r -> about(r.getSubject(), entry, r, it -> ProcedureMapper.map(r, it));
            case MedicationStatement r -> about(r.getSubject(), entry, r, it -> MedicationStatementMapper.map(r, it));
            case MedicationAdministration r ->
                about(r.getSubject(), entry, r, it -> MedicationAdministrationMapper.map(r, it));
            case MedicationDispense r -> about(r.getSubject(), entry, r, it -> MedicationDispenseMapper.map(r, it));
            case AllergyIntolerance r -> about(r.getPatient(), entry, r, it -> AllergyIntoleranceMapper.map(r, it));
            case FamilyMemberHistory r -> about(r.getPatient(), entry, r, it -> FamilyMemberHistoryMapper.map(r, it));
            case ServiceRequest r -> about(r.getSubject(), entry, r, it -> ServiceRequestMapper.map(r, it));
            case Specimen r when !r.hasSubject() -> new Mapped.Ignored("The specimen is nobody's in particular");
            case Specimen r -> about(r.getSubject(), entry, r, it -> SpecimenMapper.map(r, it));
            case Device r when !r.hasPatient() -> new Mapped.Ignored("The device is nobody's in particular");
            case Device r -> about(r.getPatient(), entry, r, it -> DeviceMapper.map(r, it));
            case Appointment r -> about(patient(r), entry, r, it -> AppointmentMapper.map(r, it));
            default -> new Mapped.Ignored("Auscult does not read this type of resource");
        };
    }

    private Mapped patient(Patient patient, EntryContext entry, String fhirId) {
        PatientLinkMapper links = new PatientLinkMapper(entry, this::found);
        return PatientMapper.map(patient, entry, fhirId, links.map(patient));
    }

    /** An observation in the patient's record may be about another: the fetus, the donor, the father. */
    private Mapped observation(Observation observation, EntryContext context, BundleEntry entry) {
        for (Reference focus : observation.getFocus()) {
            if (OTHERS.contains(type(focus)) && !Optional.of(context.patient()).equals(found(focus))) {
                return new Mapped.Ignored("It is in the patient's record and about somebody else");
            }
        }
        return ObservationMapper.map(observation, context, bundle.fillers().of(entry, observation));
    }

    private Optional<PatientId> found(Reference patient) {
        return bundle.patient(patient).map(patients::find);
    }

    /** The only patient who takes part. */
    private Reference patient(Appointment appointment) {
        List<Reference> patients = appointment.getParticipant().stream()
                .map(AppointmentParticipantComponent::getActor)
                .filter(actor -> bundle.patient(actor).isPresent())
                .toList();
        if (patients.size() > 1) {
            throw new Unmappable("The Appointment has several patients", "Send one Appointment for each patient");
        }
        return patients.isEmpty() ? new Reference() : patients.getFirst();
    }

    private static String type(Reference reference) {
        String type = reference.hasReference() ? new IdType(reference.getReference()).getResourceType() : null;
        return type != null ? type : reference.hasType() ? reference.getType() : "";
    }

    private Mapped about(
            Reference subject, BundleEntry entry, Resource resource, Function<EntryContext, Mapped> mapper) {
        Optional<PatientMention> mention = bundle.patient(subject);
        if (mention.isPresent()) {
            return mapper.apply(context(entry, resource, mention.get()));
        }
        String type = type(subject);
        if (ResourceTypes.KNOWN.contains(type) && !type.equals("Patient")) {
            return new Mapped.Ignored("It is about something that is no patient");
        }
        return new Mapped.Rejected(
                "The resource names no patient that can be told from others",
                "Give it a subject: a Patient of the same bundle, Patient/<id>, or an identifier");
    }

    private EntryContext context(BundleEntry entry, Resource resource, PatientMention mention) {
        return new EntryContext(
                arrival,
                patients.find(mention),
                new FactKey(arrival.source() + "/" + entry.reference()),
                FhirTimes.instant(resource.getMeta().getLastUpdatedElement()),
                resource.getMeta().getVersionId(),
                bundle);
    }
}
