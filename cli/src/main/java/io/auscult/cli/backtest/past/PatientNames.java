package io.auscult.cli.backtest.past;

import io.auscult.cli.score.FhirPatients;
import io.auscult.core.value.PatientId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** By which words a file means which patient: the key, the FHIR id, {@code system|value}, or a value that only one patient has. */
public final class PatientNames {
    private static final String FHIR = "Patient/";
    private static final PatientId SEVERAL = new PatientId("0".repeat(32));

    private final Map<String, PatientId> whole = new ConcurrentHashMap<>();
    private final Map<String, PatientId> values = new ConcurrentHashMap<>();
    private final Map<PatientId, String> shown = new ConcurrentHashMap<>();

    void learn(FhirPatients patients) {
        patients.known().forEach((name, patient) -> {
            whole.put(name, patient);
            values.merge(
                    name.substring(name.lastIndexOf('|') + 1),
                    patient,
                    (one, other) -> one.equals(other) ? one : SEVERAL);
            shown.putIfAbsent(patient, patients.name(patient));
        });
    }

    /** Empty when nobody or more than one is known by it. */
    public Optional<PatientId> patient(String words) {
        return Optional.ofNullable(whole.get(words))
                .or(() -> Optional.ofNullable(whole.get(FHIR + words)))
                .or(() -> Optional.ofNullable(values.get(words)).filter(patient -> !patient.equals(SEVERAL)))
                .or(() -> words.matches("[0-9a-f]{32}") ? Optional.of(new PatientId(words)) : Optional.empty());
    }

    /** How the files name the patient; the key where they do not. */
    public String of(PatientId patient) {
        return shown.getOrDefault(patient, patient.value());
    }
}
