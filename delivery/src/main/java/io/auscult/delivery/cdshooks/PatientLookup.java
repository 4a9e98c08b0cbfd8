package io.auscult.delivery.cdshooks;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.SiteKey;
import io.auscult.delivery.store.PeopleStore;
import java.util.LinkedHashSet;
import java.util.List;
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
     * The ids that the call may mean; empty for a patient of whom the EHR knows nothing.
     *
     * @throws BadCall when the call does not say enough to find the patient
     */
    public Set<PatientId> find(HookCall call) throws BadCall {
        return switch (call.patient()) {
            case HookCall.Prefetched.Given given -> byIdentifiers(given, call.patientId());
            case HookCall.Prefetched.KnownEmpty _ -> Set.of();
            case HookCall.Prefetched.NotGiven _ -> byReference(call.patientId());
        };
    }

    /** Those who are somebody here: of several identifiers of a patient at most one or two are. */
    Set<PatientId> known(Set<PatientId> patients) {
        return people.find(patients).keySet();
    }

    private Set<PatientId> byIdentifiers(HookCall.Prefetched.Given given, String fhirId) {
        Set<PatientId> ids = new LinkedHashSet<>();
        for (Identifier identifier : given.identifiers()) {
            ids.add(key.patientId(identifier));
            ids.addAll(people.withIdentifier(identifier));
        }
        List<PatientId> filed = people.withValue(FHIR_IDS, "Patient/" + fhirId);
        if (filed.size() == 1) {
            ids.addAll(filed);
        }
        return ids;
    }

    private Set<PatientId> byReference(String fhirId) throws BadCall {
        List<PatientId> filed = people.withValue(FHIR_IDS, "Patient/" + fhirId);
        if (filed.isEmpty()) {
            throw BadCall.prefetchNeeded(
                    "prefetch.patient", "prefetch.patient is missing and context.patientId is not known here");
        }
        if (filed.size() > 1) {
            throw BadCall.prefetchNeeded(
                    "prefetch.patient", "prefetch.patient is missing and several sources use this context.patientId");
        }
        return Set.copyOf(filed);
    }
}
