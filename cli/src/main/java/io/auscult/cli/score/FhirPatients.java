package io.auscult.cli.score;

import io.auscult.core.value.ContentHash;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.PatientFinder;
import io.auscult.mapping.PatientMention;
import io.auscult.mapping.TypedIdentifier;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The patients of one file: what names one of them, and the name under which the file's owner finds them again. For any threads. */
public final class FhirPatients implements PatientFinder {
    private static final int ID_LENGTH = 32;

    private final Map<String, PatientId> ids = new ConcurrentHashMap<>();
    private final Map<PatientId, String> names = new ConcurrentHashMap<>();

    /** Mentions that share a FHIR id or an identifier are of one patient. */
    @Override
    public PatientId find(PatientMention mention) {
        Optional<PatientId> known = mention.identifiers().stream()
                .map(TypedIdentifier::identifier)
                .flatMap(identifier -> Optional.ofNullable(ids.get(key(identifier))).stream())
                .findFirst();
        PatientId id = Optional.ofNullable(mention.fhirId())
                .map(fhirId -> ids.get("Patient/" + fhirId))
                .or(() -> known)
                .orElseGet(() -> new PatientId(ContentHash.of(name(mention)).substring(0, ID_LENGTH)));
        if (mention.fhirId() != null) {
            ids.putIfAbsent("Patient/" + mention.fhirId(), id);
        }
        mention.identifiers().forEach(identifier -> ids.putIfAbsent(key(identifier.identifier()), id));
        names.putIfAbsent(id, name(mention));
        return id;
    }

    /** Everything that names a patient: {@code Patient/} and the FHIR id, or {@code system|value}. */
    public Map<String, PatientId> known() {
        return Map.copyOf(ids);
    }

    /** The FHIR id; for a patient named by identifiers only, the first of them. */
    public String name(PatientId id) {
        return names.getOrDefault(id, id.value());
    }

    private static String name(PatientMention mention) {
        return Optional.ofNullable(mention.fhirId())
                .orElseGet(() -> mention.identifiers().getFirst().identifier().value());
    }

    private static String key(Identifier identifier) {
        return identifier.system() + "|" + identifier.value();
    }
}
