package io.auscult.core.value;

/** A business identifier as a source issued it, such as a medical record number: the issuing system and the value. */
public record Identifier(String system, String value) {
    public Identifier {
        if (system.isBlank() || value.isBlank()) {
            throw new IllegalArgumentException("An identifier has a system and a value");
        }
    }

    /** Neither the value nor the system is printed: an identifier is patient data. */
    @Override
    public String toString() {
        return "Identifier[withheld]";
    }
}
