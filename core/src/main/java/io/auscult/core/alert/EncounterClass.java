package io.auscult.core.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of visit a patient is in, as far as it matters to who is shown an alert. */
public enum EncounterClass {
    INPATIENT,
    OUTPATIENT,
    EMERGENCY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The class of a word in a file; empty for a word that is none. */
    public static Optional<EncounterClass> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** The class of a code of HL7's v3 ActCode, as FHIR's Encounter.class has it; empty for a code of no such class. */
    public static Optional<EncounterClass> ofActCode(String code) {
        return switch (code) {
            case "IMP", "ACUTE", "NONAC", "SS", "OBSENC" -> Optional.of(INPATIENT);
            case "AMB", "VR", "HH", "FLD" -> Optional.of(OUTPATIENT);
            case "EMER" -> Optional.of(EMERGENCY);
            default -> Optional.empty();
        };
    }
}
