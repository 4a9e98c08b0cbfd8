package io.auscult.delivery.cdshooks;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A FHIR server of the site's list, and the token that a call brought for it.
 *
 * @param base without a slash at its end
 * @param source the name under which the adapter receives what this server sends
 */
public record FhirServer(URI base, String source, @Nullable String token) {
    /** The token is the caller's secret. */
    @Override
    public String toString() {
        return "FhirServer[" + base + "]";
    }
}
