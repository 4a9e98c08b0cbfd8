package io.auscult.delivery.access;

import io.auscult.core.value.PatientId;
import java.util.Set;

/** The patients whom somebody reaches at this moment, under every id by which their records go. */
public sealed interface Reached {
    boolean covers(PatientId patient);

    record Everybody() implements Reached {
        @Override
        public boolean covers(PatientId patient) {
            return true;
        }
    }

    record Only(Set<PatientId> patients) implements Reached {
        public Only {
            patients = Set.copyOf(patients);
        }

        @Override
        public boolean covers(PatientId patient) {
            return patients.contains(patient);
        }
    }
}
