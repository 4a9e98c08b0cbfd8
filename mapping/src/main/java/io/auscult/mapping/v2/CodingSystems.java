package io.auscult.mapping.v2;

import io.auscult.core.value.Code;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Coding systems as HL7 table 0396 and senders name them, and the URIs by which FHIR knows the same. */
final class CodingSystems {
    static final String LOCAL = "urn:v2:";
    static final String UCUM = "http://unitsofmeasure.org";
    private static final String CPT = "http://www.ama-assn.org/go/cpt";
    private static final String ICD_9_CM = "http://hl7.org/fhir/sid/icd-9-cm";
    private static final String TABLES = "http://terminology.hl7.org/CodeSystem/v2-";
    private static final Pattern TABLE = Pattern.compile("HL7(\\d{4})");
    private static final Pattern OID = Pattern.compile("[0-2](\\.\\d{1,40}){2,40}");

    private static final Map<String, String> URIS = Map.ofEntries(
            Map.entry("LN", Code.LOINC),
            Map.entry("LOINC", Code.LOINC),
            Map.entry("SCT", Code.SNOMED_CT),
            Map.entry("SNOMED-CT", Code.SNOMED_CT),
            Map.entry("I10", Code.ICD_10_CM),
            Map.entry("I10C", Code.ICD_10_CM),
            Map.entry("I9", ICD_9_CM),
            Map.entry("I9C", ICD_9_CM),
            Map.entry("RXNORM", Code.RXNORM),
            Map.entry("NDC", "http://hl7.org/fhir/sid/ndc"),
            Map.entry("CVX", "http://hl7.org/fhir/sid/cvx"),
            Map.entry("C4", CPT),
            Map.entry("CPT", CPT),
            Map.entry("ATC", "http://www.whocc.no/atc"),
            Map.entry("MDC", "urn:iso:std:iso:11073:10101"),
            Map.entry("UCUM", UCUM));

    private CodingSystems() {}

    /** The URI of a coding system; a code without one is the source's own. */
    static String uri(String name, String source) {
        String known = URIS.get(name.toUpperCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        if (TABLE.matcher(name).matches()) {
            return TABLES + name.substring(3);
        }
        if (OID.matcher(name).matches()) {
            return "urn:oid:" + name;
        }
        return name.contains(":") ? name : LOCAL + (name.isEmpty() ? source : name);
    }
}
