package io.auscult.delivery.cdshooks;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.SiteKey;
import io.auscult.delivery.store.PeopleStore;
import io.auscult.mapping.PatientMention;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
     * Whom a call means.
     *
     * @param patients the ids, under which their records go on since any merge; none for a patient of whom the EHR knows nothing
     * @param known those who are somebody here: of several identifiers of a patient at most one or two are
     */
    record Found(Set<PatientId> patients, Set<PatientId> known) {
        static final Found NOBODY = new Found(Set.of(), Set.of());

        Found {
            patients = Set.copyOf(patients);
            known = Set.copyOf(known);
        }
    }

    /** Empty when the call does not say enough. */
    Optional<Found> find(HookCall call) {
        if (call.prefetch().noPatient()) {
            return Optional.of(Found.NOBODY);
        }
        return call.patient()
                .map(patient ->
                        found(people.survivorOfEach(byIdentifiers(HookCall.identifiers(patient), call.patientId()))))
                .or(() -> Optional.of(filed(call.patientId()))
                        .filter(filed -> filed.size() == 1)
                        .map(this::found));
    }

    private Found found(Set<PatientId> patients) {
        return new Found(patients, people.find(patients).keySet());
    }

    /** Why nobody was found. */
    BadCall notFound(HookCall call) {
        return BadCall.prefetchNeeded(
                "prefetch.patient",
                filed(call.patientId()).isEmpty()
                        ? "prefetch.patient is missing, context.patientId is not known here, and the patient could not be"
                                + " read from fhirServer"
                        : "prefetch.patient is missing and several sources use this context.patientId");
    }

    /** These patients and all whose records were merged into theirs. */
    Set<PatientId> records(Set<PatientId> survivors) {
        return new LinkedHashSet<>(people.records(survivors));
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
        return people.survivorOfEach(people.withValue(FHIR_IDS, "Patient/" + fhirId));
    }
}
