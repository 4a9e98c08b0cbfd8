package io.auscult.mapping.fhir;

import io.auscult.core.event.FactKey;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.PatientFinder;
import io.auscult.mapping.PatientMention;
import io.auscult.mapping.Unmappable;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Which mapper reads which resource, and whose patient it is about. */
record ResourceMapper(Arrival arrival, PatientFinder patients, BundleIndex bundle) {
    static final Set<String> WANTED = Set.of(
            "Patient", "Encounter", "Observation", "Condition", "MedicationRequest", "DiagnosticReport", "Procedure");

    Mapped map(BundleEntry entry, Resource resource) {
        if (resource instanceof DomainResource domain && domain.hasModifierExtension()) {
            throw new Unmappable(
                    "The resource has a modifier extension, which may turn its meaning round",
                    "Send it without, or ask for the extension to be supported");
        }
        return switch (resource) {
            case Patient r -> patient(r, context(entry, r, bundle.mention(entry)), entry.id());
            case Encounter r -> about(r.getSubject(), entry, r, it -> EncounterMapper.map(r, it));
            case Observation r ->
                about(
                        r.getSubject(),
                        entry,
                        r,
                        it -> ObservationMapper.map(r, it, bundle.fillers().of(entry, r)));
            case Condition r -> about(r.getSubject(), entry, r, it -> ConditionMapper.map(r, it));
            case MedicationRequest r -> about(r.getSubject(), entry, r, it -> MedicationRequestMapper.map(r, it));
            case DiagnosticReport r -> about(r.getSubject(), entry, r, it -> DiagnosticReportMapper.map(r, it));
            case Procedure r -> about(r.getSubject(), entry, r, it -> ProcedureMapper.map(r, it));
            default -> new Mapped.Ignored("Auscult does not read this type of resource");
        };
    }

    private Mapped patient(Patient patient, EntryContext entry, String fhirId) {
        PatientLinkMapper links =
                new PatientLinkMapper(entry, other -> bundle.patient(other).map(patients::find));
        return PatientMapper.map(patient, entry, fhirId, links.map(patient));
    }

    private Mapped about(
            Reference subject, BundleEntry entry, Resource resource, Function<EntryContext, Mapped> mapper) {
        Optional<PatientMention> mention = bundle.patient(subject);
        if (mention.isPresent()) {
            return mapper.apply(context(entry, resource, mention.get()));
        }
        String type = subject.hasReference() ? new IdType(subject.getReference()).getResourceType() : subject.getType();
        if (type != null && !type.startsWith("Patient")) {
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
