package io.auscult.core.value;

/** A code in a code system, such as LOINC 4548-4: {@code system} is the system's URI as FHIR names it. */
public record Code(String system, String value) {
    public static final String LOINC = "http://loinc.org";
    public static final String SNOMED_CT = "http://snomed.info/sct";
    public static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    public static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";

    public Code {
        if (system.isBlank() || value.isBlank()) {
            throw new IllegalArgumentException("A code has a system and a value");
        }
    }
}
