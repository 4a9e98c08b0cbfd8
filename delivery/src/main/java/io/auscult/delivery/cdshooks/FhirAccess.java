package io.auscult.delivery.cdshooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The caller's FHIR server and the key to it. The token goes nowhere but to that server.
 *
 * @param server without a slash at its end
 * @param token null when the call brings none
 */
record FhirAccess(URI server, @Nullable String token) {

    /** Empty when the call names no server. */
    static Optional<FhirAccess> read(JsonNode call) throws BadCall {
        Optional<String> server = Fields.maybe(call, "fhirServer", "fhirServer");
        JsonNode authorization = call.path("fhirAuthorization");
        if (Fields.isAbsent(authorization)) {
            return server.isEmpty() ? Optional.empty() : Optional.of(new FhirAccess(uri(server.get()), null));
        }
        if (server.isEmpty()) {
            throw BadCall.required("fhirServer");
        }
        return Optional.of(new FhirAccess(uri(server.get()), token(call)));
    }

    private static String token(JsonNode call) throws BadCall {
        JsonNode authorization = Fields.object(call, "fhirAuthorization", "fhirAuthorization");
        String type = Fields.maybe(authorization, "token_type", "fhirAuthorization.token_type")
                .orElse("Bearer");
        if (!type.equalsIgnoreCase("Bearer")) {
            throw BadCall.invalid("fhirAuthorization.token_type", "fhirAuthorization.token_type is not Bearer");
        }
        String token = Fields.text(authorization, "access_token", "fhirAuthorization.access_token");
        if (token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw BadCall.invalid(
                    "fhirAuthorization.access_token", "fhirAuthorization.access_token is no bearer token");
        }
        return token;
    }

    private static URI uri(String text) throws BadCall {
        try {
            URI uri = new URI(text.replaceAll("/+$", ""));
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if ((scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw BadCall.invalid("fhirServer", "fhirServer is no address: " + e.getReason());
        }
        throw BadCall.invalid("fhirServer", "fhirServer is no http or https address");
    }

    /** The token is the caller's secret. */
    @Override
    public String toString() {
        return "FhirAccess[" + server + "]";
    }
}
