package io.auscult.adapter.retry;

import io.auscult.adapter.source.AtAddress;
import io.auscult.adapter.source.Delivery.Language;
import io.auscult.mapping.fhir.FhirMessageMapper;
import io.auscult.mapping.v2.V2MessageMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the bytes of a kept message are read. */
@FunctionalInterface
public interface Languages {
    String FHIR = "application/fhir+json";
    String NDJSON = "application/fhir+ndjson";
    String V2 = "x-application/hl7-v2+er7";

    /**
     * Empty for a kind that nobody reads.
     *
     * @param address of a FHIR resource that was put in its place; else null
     */
    Optional<Language> of(String contentType, @Nullable String address);

    /** As the doors read what comes. */
    static Optional<Language> ofTheDoors(String contentType, @Nullable String address) {
        if (contentType.startsWith(V2)) {
            return Optional.of(V2MessageMapper::map);
        }
        if (contentType.startsWith(NDJSON)) {
            return Optional.of(FhirMessageMapper::mapLines);
        }
        if (!contentType.startsWith(FHIR)) {
            return Optional.empty();
        }
        return Optional.of(address == null ? FhirMessageMapper::map : AtAddress.of(address));
    }
}
