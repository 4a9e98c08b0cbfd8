package io.auscult.delivery.cdshooks;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.SiteKey;
import io.auscult.delivery.store.PeopleStore;
import io.auscult.mapping.PatientMention;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** From what the EHR calls a patient to the ids under which Auscult may know them. */
public final class PatientLookup {
    /** The system under which the adapter files a FHIR server's own resource ids; the source's name follows. */
    private static final String FHIR_IDS = "urn:auscult:fhir:";

    private final PeopleStore people;
    private final SiteKey key;

    public PatientLookup(PeopleStore people, SiteKey key) {
        this.people = people;
        this.key = key;
    }

    /**
     * The ids that the call may mean, under which their records go on since any merge; empty for a patient of whom the EHR knows
     * nothing.
     *
     * @throws BadCall when the call does not say enough to find the patient
     */
    Set<PatientId> find(HookCall call) throws BadCall {
        if (call.prefetch().noPatient()) {
            return Set.of();
        }
        Optional<JsonNode> patient = call.patient();
        return patient.isPresent()
                ? survivors(byIdentifiers(HookCall.identifiers(patient.get()), call.patientId()))
                : byReference(call.patientId());
    }

    /** Whether the patient can be found by what the call says so far. */
    boolean isFound(HookCall call) {
        return call.prefetch().noPatient()
                || call.patient().isPresent()
                || filed(call.patientId()).size() == 1;
    }

    /** These patients and all whose records were merged into theirs. */
    Set<PatientId> records(Set<PatientId> survivors) {
        Set<PatientId> records = new LinkedHashSet<>();
        survivors.forEach(survivor -> records.addAll(people.records(survivor)));
        return records;
    }

    /** Those who are somebody here: of several identifiers of a patient at most one or two are. */
    Set<PatientId> known(Set<PatientId> patients) {
        return people.find(patients).keySet();
    }

    /** Under which somebody goes of whom nothing is known here. */
    PatientId stranger(HookCall call, String source) {
        List<Identifier> identifiers = call.patient().map(HookCall::identifiers).orElse(List.of());
        return key.patientId(
                identifiers.isEmpty()
                        ? PatientMention.fhirIdentifier(source, call.patientId())
                        : identifiers.getFirst());
    }

    private Set<PatientId> byIdentifiers(List<Identifier> identifiers, String fhirId) {
        Set<PatientId> ids = new LinkedHashSet<>();
        for (Identifier identifier : identifiers) {
            ids.add(key.patientId(identifier));
            ids.addAll(people.withIdentifier(identifier));
        }
        Set<PatientId> filed = filed(fhirId);
        if (filed.size() == 1) {
            ids.addAll(filed);
        }
        return ids;
    }

    private Set<PatientId> filed(String fhirId) {
        return survivors(people.withValue(FHIR_IDS, "Patient/" + fhirId));
    }

    private Set<PatientId> survivors(Collection<PatientId> patients) {
        Set<PatientId> survivors = new LinkedHashSet<>();
        patients.forEach(patient -> survivors.add(people.survivor(patient)));
        return survivors;
    }

    private Set<PatientId> byReference(String fhirId) throws BadCall {
        Set<PatientId> filed = filed(fhirId);
        if (filed.isEmpty()) {
            throw BadCall.prefetchNeeded(
                    "prefetch.patient",
                    "prefetch.patient is missing, context.patientId is not known here, and the patient could not be read"
                            + " from fhirServer");
        }
        if (filed.size() > 1) {
            throw BadCall.prefetchNeeded(
                    "prefetch.patient", "prefetch.patient is missing and several sources use this context.patientId");
        }
        return filed;
    }
}
