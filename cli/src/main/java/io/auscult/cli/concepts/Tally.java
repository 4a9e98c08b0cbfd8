package io.auscult.cli.concepts;

import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** How often something came, of how many patients, and when last. */
final class Tally {
    private final Set<PatientId> patients = new HashSet<>();
    private long count;
    private Instant last = Instant.MIN;

    void add(PatientId patient, Instant received) {
        count++;
        patients.add(patient);
        last = received.isAfter(last) ? received : last;
    }

    long count() {
        return count;
    }

    int patients() {
        return patients.size();
    }

    Instant last() {
        return last;
    }
}
