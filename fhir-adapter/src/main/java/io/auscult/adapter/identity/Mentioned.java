package io.auscult.adapter.identity;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.core.value.SiteKey;
import io.auscult.mapping.PatientFinder;
import io.auscult.mapping.PatientMention;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who is mentioned in one message; it remembers those who are known by nothing but a FHIR id. For one thread. */
public final class Mentioned implements PatientFinder {
    private final SiteKey key;
    private final PatientDirectory directory;
    private final String source;
    private final List<String> preferredSystems;
    private final Map<PatientId, Person> byFhirIdAlone = new LinkedHashMap<>();

    Mentioned(SiteKey key, PatientDirectory directory, String source, List<String> preferredSystems) {
        this.key = key;
        this.directory = directory;
        this.source = source;
        this.preferredSystems = preferredSystems;
    }

    @Override
    public PatientId find(PatientMention mention) {
        return IdentifierChoice.of(mention.identifiers(), preferredSystems)
                .map(key::patientId)
                .orElseGet(() -> byFhirId(Objects.requireNonNull(mention.fhirId())));
    }

    /** Persons to be written, so that the directory knows their FHIR ids when their identifiers come. */
    public List<Person> byFhirIdAlone() {
        return List.copyOf(byFhirIdAlone.values());
    }

    private PatientId byFhirId(String fhirId) {
        Identifier identifier = PatientMention.fhirIdentifier(source, fhirId);
        return directory.patient(identifier).orElseGet(() -> {
            PatientId own = key.patientId(identifier);
            byFhirIdAlone.put(own, Person.known(own, List.of(identifier)));
            return own;
        });
    }
}
