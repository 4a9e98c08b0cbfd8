package io.auscult.cli.backtest.past;

import io.auscult.core.value.PatientId;
import java.util.HashMap;
import java.util.Map;

/** Which records belong to one another because they were merged at any time: what happens to one may show in another. */
final class Kin {
    private final Map<PatientId, PatientId> parents = new HashMap<>();

    synchronized void join(PatientId one, PatientId other) {
        PatientId first = root(one);
        PatientId second = root(other);
        parents.put(one, first);
        parents.put(other, first);
        parents.put(first, first);
        parents.put(second, first);
    }

    /** The same for all who belong together. */
    synchronized PatientId root(PatientId patient) {
        PatientId parent = parents.getOrDefault(patient, patient);
        return parent.equals(patient) ? patient : root(parent);
    }

    synchronized boolean has(PatientId patient) {
        return parents.containsKey(patient);
    }
}
