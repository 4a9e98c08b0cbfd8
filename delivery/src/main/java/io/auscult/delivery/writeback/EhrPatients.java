package io.auscult.delivery.writeback;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.delivery.fhir.Draft;
import io.auscult.delivery.writeback.WriteFailure.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who a patient is in the EHR. By the id under which its FHIR server sent them, or else by a record number of the systems that the
 * site names. Nobody is created there, and of two who might be meant nobody is chosen.
 *
 * @param people who a patient is, as the sources say
 * @param source the name under which the adapter receives what that server sends
 * @param systems of record numbers by which the EHR is asked, the best first
 */
public record EhrPatients(Ehr ehr, Function<PatientId, Optional<Person>> people, String source, List<String> systems) {
    private static final String PATIENT = "Patient";
    private static final String FILED_UNDER = "urn:auscult:fhir:";

    public EhrPatients {
        systems = List.copyOf(systems);
    }

    /** "Patient/12" */
    public String reference(PatientId patient) throws WriteFailure, InterruptedException {
        Person person = people.apply(patient)
                .orElseThrow(() -> new WriteFailure(Kind.TROUBLE, "Who the patient is has not been told yet"));
        for (Identifier identifier : person.identifiers()) {
            boolean own = identifier.system().equals(FILED_UNDER + source)
                    && identifier.value().startsWith(PATIENT + "/");
            if (own && ehr.has(identifier.value())) {
                return identifier.value();
            }
        }
        for (String system : systems) {
            for (Identifier identifier : person.identifiers()) {
                if (identifier.system().equals(system)) {
                    return only(identifier);
                }
            }
        }
        throw new WriteFailure(
                Kind.TROUBLE,
                "The EHR does not have the patient: its server sent nothing of them, and they have no record number of the"
                        + " systems in auscult.delivery.write-back.patient-identifiers");
    }

    private String only(Identifier identifier) throws WriteFailure, InterruptedException {
        List<String> found = ehr.find(PATIENT, "identifier=" + Draft.token(identifier.system(), identifier.value()));
        if (found.size() != 1) {
            throw new WriteFailure(
                    Kind.TROUBLE,
                    found.isEmpty()
                            ? "The EHR knows no patient with this record number"
                            : "The EHR knows several patients with this record number");
        }
        return found.getFirst();
    }
}
