package io.auscult.demo.app;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Which patient each launch is about: known to the EHR alone, by a word that says nothing. */
@Component
class Launches {
    private static final int MOST = 1_000;

    private final Map<String, String> patients = new ConcurrentHashMap<>();

    String of(String patient) {
        if (patients.size() >= MOST) {
            patients.clear();
        }
        String launch = UUID.randomUUID().toString();
        patients.put(launch, patient);
        return launch;
    }

    Optional<String> patient(String launch) {
        return Optional.ofNullable(patients.get(launch));
    }
}
