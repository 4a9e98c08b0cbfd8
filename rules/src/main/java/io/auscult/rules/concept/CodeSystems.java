package io.auscult.rules.concept;

import io.auscult.core.value.Code;
import java.util.Map;
import java.util.Map.Entry;

/** The short names by which the files write code systems: HL7's own where there is one. */
public final class CodeSystems {
    private static final Map<String, String> BY_NAME =
            Map.of("LN", Code.LOINC, "SCT", Code.SNOMED_CT, "I10C", Code.ICD_10_CM, "RXNORM", Code.RXNORM);
    private static final String V2_TABLE = "urn:v2:";

    private CodeSystems() {}

    /** The system's URI: of a short name, a URI as it stands, or a source's local table as HL7 v2 names it. */
    public static String uri(String name) {
        return name.contains(":") ? name : BY_NAME.getOrDefault(name, V2_TABLE + name);
    }

    /** As the files write it. */
    public static String name(String uri) {
        return BY_NAME.entrySet().stream()
                .filter(entry -> entry.getValue().equals(uri))
                .map(Entry::getKey)
                .findFirst()
                .orElseGet(() -> uri.startsWith(V2_TABLE) ? uri.substring(V2_TABLE.length()) : uri);
    }
}
