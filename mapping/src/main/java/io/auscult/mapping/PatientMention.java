package io.auscult.mapping;

import io.auscult.core.value.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a message names a patient: by business identifiers, by the sender's own FHIR id, or both. At least one of them is there.
 *
 * @param fhirId the logical id of the sender's Patient resource, null when the message gives none
 */
public record PatientMention(
        List<TypedIdentifier> identifiers, @Nullable String fhirId) {
    private static final String FHIR_ID_SYSTEM = "urn:auscult:fhir:";

    public PatientMention {
        identifiers = List.copyOf(identifiers);
        if (identifiers.isEmpty() && fhirId == null) {
            throw new IllegalArgumentException("A mention names its patient somehow");
        }
    }

    /** The identifier under which a source's {@code Patient/<id>} is remembered, so that later references to it are understood. */
    public static Identifier fhirIdentifier(String source, String fhirId) {
        return new Identifier(FHIR_ID_SYSTEM + source, "Patient/" + fhirId);
    }

    /** True for an identifier made by {@link #fhirIdentifier}. */
    public static boolean isFhir(Identifier identifier) {
        return identifier.system().startsWith(FHIR_ID_SYSTEM);
    }

    /** Nothing of it is printed: it is patient data. */
    @Override
    public String toString() {
        return "PatientMention[withheld]";
    }
}
