package io.auscult.delivery.cdshooks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The moments in the EHR's workflow at which Auscult answers, each a service of its own. */
public enum Hook {
    PATIENT_VIEW(
            "patient-view",
            "Auscult: open alerts",
            "Open alerts about this patient, each with its basis, and what the rules say of the data of this call."),
    ORDER_SELECT(
            "order-select",
            "Auscult: while ordering",
            "What the orders being chosen mean for this patient: a drug that prolongs QT when the QTc is long, for one."),
    ORDER_SIGN(
            "order-sign",
            "Auscult: before signing",
            "What the orders about to be signed mean for this patient: a drug that prolongs QT when the QTc is long, for one."),
    ENCOUNTER_START(
            "encounter-start",
            "Auscult: at the start of a visit",
            "Open alerts about this patient, each with its basis, when a visit begins."),
    ENCOUNTER_DISCHARGE(
            "encounter-discharge",
            "Auscult: before discharge",
            "Alerts about this patient that are still open when the visit ends.");

    private final String word;
    private final String title;
    private final String description;

    Hook(String word, String title, String description) {
        this.word = word;
        this.title = title;
        this.description = description;
    }

    /** What an EHR is asked to send along. The codes are those of the concept catalogue. */
    private static final class Needs {
        static final Map<String, String> PATIENT = Map.of("patient", "Patient/{{context.patientId}}");

        static final Map<String, String> PATIENT_AND_ORDERING = inOrder(
                "patient",
                "Patient/{{context.patientId}}",
                "medications",
                "MedicationRequest?patient={{context.patientId}}&status=active",
                "ecg",
                "Observation?patient={{context.patientId}}&code=http://loinc.org|8636-3,http://loinc.org|8634-8,"
                        + "http://loinc.org|8867-4&_sort=-date&_count=20");

        private static Map<String, String> inOrder(String... keysAndQueries) {
            Map<String, String> map = new LinkedHashMap<>();
            for (int i = 0; i < keysAndQueries.length; i += 2) {
                map.put(keysAndQueries[i], keysAndQueries[i + 1]);
            }
            return map;
        }
    }

    public static Optional<Hook> ofService(String id) {
        return Arrays.stream(values()).filter(hook -> hook.service().equals(id)).findFirst();
    }

    /** As CDS Hooks writes it. */
    public String word() {
        return word;
    }

    /** The id of its service. */
    public String service() {
        return "auscult-" + word;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    /** Prefetch templates by key. */
    public Map<String, String> prefetch() {
        return isOrdering() ? Needs.PATIENT_AND_ORDERING : Needs.PATIENT;
    }

    /** Whether the call brings orders that are not signed yet. */
    public boolean isOrdering() {
        return switch (this) {
            case ORDER_SELECT, ORDER_SIGN -> true;
            case PATIENT_VIEW, ENCOUNTER_START, ENCOUNTER_DISCHARGE -> false;
        };
    }

    boolean needsEncounter() {
        return switch (this) {
            case ENCOUNTER_START, ENCOUNTER_DISCHARGE -> true;
            case PATIENT_VIEW, ORDER_SELECT, ORDER_SIGN -> false;
        };
    }
}
