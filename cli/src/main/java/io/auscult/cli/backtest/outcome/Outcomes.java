package io.auscult.cli.backtest.outcome;

import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the patients.
 *
 * @param byName of each outcome, whom it befell, and when first
 * @param strangers lines about somebody whom nobody knows by that name
 */
public record Outcomes(SortedMap<String, Map<PatientId, Instant>> byName, int strangers) {
    public Outcomes {
        byName = new TreeMap<>(byName);
    }

    /** Empty when it did not befall the patient, as far as is known. */
    public Optional<Instant> of(String name, PatientId patient) {
        return Optional.ofNullable(byName.getOrDefault(name, Map.of()).get(patient));
    }
}
