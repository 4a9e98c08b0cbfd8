package io.auscult.adapter.identity;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.core.value.SiteKey;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.PatientLinks;
import java.util.List;

/**
 * Whose patient a mention is. An identifier gives the id by the site's key alone; a bare {@code Patient/<id>} is looked up among
 * the patients that the source has told of.
 *
 * <p>A FHIR id that nobody has told of gets a patient id of its own, under which it is remembered. When the Patient comes later with
 * a medical record number, that id is merged into the number's, see {@link OneRecord}.
 */
public final class SitePatients {
    private final SiteKey key;
    private final PatientDirectory directory;

    public SitePatients(SiteKey key, PatientDirectory directory) {
        this.key = key;
        this.directory = directory;
    }

    /**
     * The finder for one message of a source.
     *
     * @param preferredSystems the identifier systems that tell its patients apart, the best first
     */
    public Mentioned of(String source, List<String> preferredSystems) {
        return new Mentioned(key, directory, source, preferredSystems);
    }

    /** Whether the directory would change if a message were to say this. */
    public boolean isNews(Arrival arrival, List<Person> people, List<PatientLinks> links) {
        return !directory.draft().tell(arrival, people, links).people().isEmpty();
    }

    public PatientId of(Identifier identifier) {
        return key.patientId(identifier);
    }
}
