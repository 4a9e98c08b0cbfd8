package io.auscult.adapter.retry;

import io.auscult.adapter.source.AtAddress;
import io.auscult.adapter.source.Delivery.Language;
import io.auscult.mapping.fhir.FhirMessageMapper;
import io.auscult.mapping.v2.V2MessageMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the bytes of a kept message are read: as the door that they came by read them. */
final class Languages {
    static final String FHIR = "application/fhir+json";
    static final String V2 = "x-application/hl7-v2+er7";

    private Languages() {}

    /** Empty for a kind that no door takes. */
    static Optional<Language> of(String contentType, @Nullable String address) {
        if (contentType.startsWith(V2)) {
            return Optional.of(V2MessageMapper::map);
        }
        if (!contentType.startsWith(FHIR)) {
            return Optional.empty();
        }
        return Optional.of(address == null ? FhirMessageMapper::map : AtAddress.of(address));
    }
}
