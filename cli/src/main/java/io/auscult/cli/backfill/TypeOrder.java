package io.auscult.cli.backfill;

import java.util.Comparator;
import java.util.List;

/** In which order files are sent: first who the patients are, then what others refer to, then the rest. */
final class TypeOrder {
    private static final List<String> FIRST = List.of(
            "Patient",
            "Organization",
            "Location",
            "Practitioner",
            "PractitionerRole",
            "Device",
            "Medication",
            "Encounter",
            "Condition",
            "AllergyIntolerance",
            "FamilyMemberHistory",
            "MedicationRequest",
            "MedicationStatement",
            "MedicationAdministration",
            "MedicationDispense",
            "Immunization",
            "Procedure",
            "ServiceRequest",
            "Specimen",
            "Observation",
            "DiagnosticReport",
            "DocumentReference",
            "Appointment");
    /** Deletions come as Bundles, and there must be something to delete. */
    private static final String LAST = "Bundle";

    private TypeOrder() {}

    static Comparator<BulkFile> comparator() {
        return Comparator.comparingInt((BulkFile file) -> place(file.type()))
                .thenComparing(BulkFile::type)
                .thenComparing(BulkFile::name);
    }

    private static int place(String type) {
        int known = FIRST.indexOf(type);
        return known >= 0 ? known : type.equals(LAST) ? Integer.MAX_VALUE : FIRST.size();
    }
}
