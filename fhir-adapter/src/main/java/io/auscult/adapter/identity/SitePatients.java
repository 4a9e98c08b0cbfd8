package io.auscult.adapter.identity;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.SiteKey;
import io.auscult.mapping.PatientFinder;
import io.auscult.mapping.PatientMention;
import java.util.List;
import java.util.Objects;

/**
 * Whose patient a mention is. An identifier gives the id by the site's key alone; a bare {@code Patient/<id>} is looked up among
 * the patients that the source has told of.
 *
 * <p>A FHIR id that nobody has told of gets a patient id of its own. When the Patient comes later with a medical record number,
 * the two are two patients until they can be merged: send Patients first.
 */
public final class SitePatients {
    private final SiteKey key;
    private final PatientDirectory directory;

    public SitePatients(SiteKey key, PatientDirectory directory) {
        this.key = key;
        this.directory = directory;
    }

    /**
     * The finder for one source.
     *
     * @param preferredSystems the identifier systems that tell its patients apart, the best first
     */
    public PatientFinder of(String source, List<String> preferredSystems) {
        return mention -> find(source, preferredSystems, mention);
    }

    public PatientId of(Identifier identifier) {
        return key.patientId(identifier);
    }

    private PatientId find(String source, List<String> preferredSystems, PatientMention mention) {
        return IdentifierChoice.of(mention.identifiers(), preferredSystems)
                .map(key::patientId)
                .orElseGet(() -> byFhirId(source, Objects.requireNonNull(mention.fhirId())));
    }

    private PatientId byFhirId(String source, String fhirId) {
        Identifier identifier = PatientMention.fhirIdentifier(source, fhirId);
        return directory.patient(identifier).orElseGet(() -> key.patientId(identifier));
    }
}
