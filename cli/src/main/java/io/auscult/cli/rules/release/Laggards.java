package io.auscult.cli.rules.release;

import io.auscult.schemas.codec.PatientState;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The charted patients, and who of them was decided last by other rules than those in force. */
final class Laggards {
    private final String rulebook;
    private final boolean all;
    private final Map<String, Boolean> behind = new TreeMap<>();

    /**
     * Nobody yet.
     *
     * @param rulebook the word of the rules in force
     * @param all whether everybody counts as behind: models have been switched, which no word of the rules says
     */
    Laggards(String rulebook, boolean all) {
        this.rulebook = rulebook;
        this.all = all;
    }

    void put(String patient, PatientState state) {
        if (isLookedAt(state)) {
            behind.put(patient, all || !state.rulebook().equals(rulebook));
        } else {
            behind.remove(patient);
        }
    }

    void forget(String patient) {
        behind.remove(patient);
    }

    /** Not one whose record goes on elsewhere, nor one whose initial load has not ended. */
    private static boolean isLookedAt(PatientState state) {
        return !state.link().away() && (state.live() || !state.rulebook().isEmpty());
    }

    int charted() {
        return behind.size();
    }

    Set<String> patients() {
        Set<String> patients = new TreeSet<>();
        behind.forEach((patient, late) -> {
            if (late) {
                patients.add(patient);
            }
        });
        return patients;
    }
}
