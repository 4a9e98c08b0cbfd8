package io.auscult.ehr;

import io.auscult.ehr.EhrFailure.Kind;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What to do when the token endpoint says no, by the error codes of OAuth 2.0 (RFC 6749 §5.2). Nothing of its own words is told. */
final class TokenRefusal {
    private TokenRefusal() {}

    static EhrFailure of(EhrAnswer answer, SmartIdentity identity, URI tokenUrl) {
        String error = error(answer);
        String what = "The token endpoint " + tokenUrl + " answered " + answer.status()
                + (error.isEmpty() ? "" : " " + error) + ": ";
        boolean later = answer.status() == 429 || answer.status() >= 500;
        return new EhrFailure(
                later ? Kind.LATER : Kind.REFUSED,
                what + (later ? "it is tried again" : remedy(error, identity)),
                answer.askedToWait(),
                null);
    }

    private static String remedy(String error, SmartIdentity identity) {
        SmartKey key = identity.key();
        return switch (error) {
            case "invalid_client" ->
                "register the public key of kid " + key.id() + " (" + key.algorithm() + ") for the client "
                        + identity.clientId() + " at the EHR, and check that this machine's clock is right";
            case "unauthorized_client" ->
                "allow the client " + identity.clientId() + " the grant client_credentials at the EHR";
            case "invalid_scope" ->
                "the scope \"" + identity.scope() + "\" is not granted; ask the EHR for it, or set another";
            case "invalid_grant", "unsupported_grant_type", "invalid_request" ->
                "it may not do SMART Backend Services, or token-url is not its token endpoint";
            default ->
                "look at token-url, and at what the EHR's administrator says of the client " + identity.clientId();
        };
    }

    private static String error(EhrAnswer answer) {
        @Nullable JsonNode tree = FhirTree.read(answer.body());
        String error = tree == null ? "" : tree.path("error").asString("");
        return error.matches("[a-z_]{1,40}") ? error : "";
    }
}
