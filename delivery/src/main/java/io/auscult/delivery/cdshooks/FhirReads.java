package io.auscult.delivery.cdshooks;

import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** The port to a caller's FHIR server. */
public interface FhirReads {
    /**
     * Reads what a query finds.
     *
     * @param query relative to the server's base, "Patient/1"
     * @return never completes exceptionally
     */
    CompletableFuture<Read> read(FhirServer from, String query);

    /** How it went. */
    sealed interface Read {
        record Found(JsonNode resource) implements Read {}

        /** The server says that there is none. */
        record None() implements Read {}

        /** @param reason without any patient data */
        record Failed(String reason) implements Read {}
    }
}
