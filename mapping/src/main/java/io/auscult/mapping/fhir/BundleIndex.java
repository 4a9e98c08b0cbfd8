package io.auscult.mapping.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import io.auscult.mapping.PatientMention;
import io.auscult.mapping.Unmappable;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What the references of a bundle's entries mean: by full URL, by type and id, or contained in the resource itself. */
final class BundleIndex {
    private static final String UUID_URN = "urn:uuid:";

    private final String source;
    private final Map<String, BundleEntry> entries = new HashMap<>();
    private final IdentityHashMap<BundleEntry, PatientMention> patients = new IdentityHashMap<>();
    private final IdentityHashMap<BundleEntry, Optional<Resource>> referred = new IdentityHashMap<>();
    private final FillerNumbers fillers;

    BundleIndex(String source, List<BundleEntry> entries) {
        this.source = source;
        for (BundleEntry entry : entries) {
            if (entry.resource() != null) {
                this.entries.put(entry.reference(), entry);
                if (!entry.fullUrl().isEmpty()) {
                    this.entries.put(entry.fullUrl(), entry);
                }
            }
        }
        this.fillers = new FillerNumbers(this, entries);
    }

    FillerNumbers fillers() {
        return fillers;
    }

    /** Whose it was, by another entry about the same thing: all that a deletion leaves to go by. */
    Optional<PatientMention> whose(String typeAndId) {
        BundleEntry entry = entries.get(typeAndId);
        if (entry == null || entry.resource() == null) {
            return Optional.empty();
        }
        JsonNode resource = entry.resource();
        return Stream.concat(
                        Stream.of(resource.path("subject"), resource.path("patient")),
                        resource.path("participant").valueStream().map(it -> it.path("actor")))
                .flatMap(subject -> patient(reference(subject)).stream())
                .findFirst();
    }

    private static Reference reference(JsonNode subject) {
        JsonNode identifier = subject.path("identifier");
        Reference reference =
                new Reference().setReference(subject.path("reference").asText(null));
        return identifier.path("value").asText("").isEmpty()
                ? reference
                : reference.setIdentifier(new Identifier()
                        .setSystem(identifier.path("system").asText(null))
                        .setValue(identifier.path("value").asText()));
    }

    /** The resource that a reference means, when the message holds it and it can be read. */
    Optional<Resource> find(Reference reference) {
        if (reference.getResource() instanceof Resource contained) {
            return Optional.of(contained);
        }
        return Optional.ofNullable(entry(reference)).flatMap(it -> referred.computeIfAbsent(it, BundleIndex::readable));
    }

    /** A bad Device is its own entry's trouble, not that of every result measured with it. */
    private static Optional<Resource> readable(BundleEntry entry) {
        try {
            return Optional.ofNullable(entry.resource()).map(FhirJson::resource);
        } catch (Unmappable e) {
            return Optional.empty();
        }
    }

    /**
     * The patient that a subject means; empty when it names nobody, or something that is no patient.
     *
     * @throws Unmappable when it means a Patient of the bundle that cannot be read
     */
    Optional<PatientMention> patient(Reference subject) {
        if (subject.getResource() instanceof Patient contained) {
            return PatientIdentifiers.mention(contained, source, null);
        }
        BundleEntry entry = entry(subject);
        if (entry != null) {
            return entry.type().equals("Patient") ? Optional.of(mention(entry)) : Optional.empty();
        }
        return PatientIdentifiers.mention(subject, source).or(() -> byId(subject));
    }

    /** The mention of a Patient resource; its own id counts when it has no identifier. */
    PatientMention mention(BundleEntry entry) {
        return patients.computeIfAbsent(entry, patient -> read(patient));
    }

    private PatientMention read(BundleEntry entry) {
        if (entry.resource() != null && FhirJson.resource(entry.resource()) instanceof Patient patient) {
            return PatientIdentifiers.mention(patient, source, entry.id()).orElseThrow();
        }
        throw new Unmappable("The Patient of this bundle cannot be read", "Correct the Patient resource");
    }

    private @Nullable BundleEntry entry(Reference reference) {
        String text = reference.getReference();
        return text == null ? null : entry(text);
    }

    /** The entry that a reference's text means, by full URL or by type and id. */
    @Nullable BundleEntry entry(String text) {
        BundleEntry entry = entries.get(text);
        if (entry != null || text.isEmpty() || text.charAt(0) == '#') {
            return entry;
        }
        IdType id = new IdType(text);
        return id.hasResourceType() && id.hasIdPart() ? entries.get(id.getResourceType() + "/" + id.getIdPart()) : null;
    }

    /** A relative or absolute URL of a Patient, or the urn:uuid of one that an earlier bundle held. */
    private static Optional<PatientMention> byId(Reference subject) {
        String text = subject.getReference();
        if (text == null || text.startsWith("#") || text.contains("?")) {
            return Optional.empty();
        }
        if (text.startsWith(UUID_URN)) {
            return Optional.of(new PatientMention(List.of(), text.substring(UUID_URN.length())));
        }
        IdType id = new IdType(text);
        return "Patient".equals(id.getResourceType()) && id.hasIdPart()
                ? Optional.of(new PatientMention(List.of(), id.getIdPart()))
                : Optional.empty();
    }
}
