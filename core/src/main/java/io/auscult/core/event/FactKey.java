package io.auscult.core.event;

/**
 * The source's own identity of a statement, the same in all its versions: "ehr/Observation/123", or for HL7 v2 the filler
 * order number, OBX-3, OBX-4 and time.
 */
public record FactKey(String value) implements Comparable<FactKey> {
    public FactKey {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A fact key is not blank");
        }
    }

    @Override
    public int compareTo(FactKey other) {
        return value.compareTo(other.value);
    }
}
