package io.auscult.delivery.cdshooks;

import java.util.List;
import java.util.Map;

/** The services that an EHR finds here. */
public record Discovery(List<Service> services) {
    public static final String PATIENT_VIEW = "auscult-patient-view";
    public static final String HOOK = "patient-view";
    public static final Discovery OFFERED = new Discovery(List.of(new Service(
            HOOK,
            "Auscult alerts",
            "Open alerts about this patient, each with its basis: cardiac risk, troponin, new diabetes with weight loss.",
            PATIENT_VIEW,
            Map.of("patient", "Patient/{{context.patientId}}"))));

    public record Service(String hook, String title, String description, String id, Map<String, String> prefetch) {}
}
