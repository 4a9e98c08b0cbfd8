package io.auscult.delivery.app.login;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an EHR says of its login at {@code .well-known/smart-configuration}.
 *
 * @param issuer of its id tokens
 */
record SmartConfiguration(String issuer, String authorize, String token, String keys) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    /**
     * Asks the EHR.
     *
     * @throws LoginAway when it does not answer, or does not offer what a launch needs
     */
    static SmartConfiguration ask(HttpClient http, String iss) {
        HttpRequest question = HttpRequest.newBuilder(URI.create(iss + "/.well-known/smart-configuration"))
                .header("Accept", "application/json")
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(question, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                throw new LoginAway("smart-configuration answers " + answer.statusCode());
            }
            return read(JSON.readTree(answer.body()));
        } catch (IOException | JacksonException e) {
            throw new LoginAway("smart-configuration: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoginAway("interrupted");
        }
    }

    private static SmartConfiguration read(JsonNode said) {
        boolean pkce = said.path("code_challenge_methods_supported")
                .valueStream()
                .anyMatch(method -> method.asString("").equals("S256"));
        if (!pkce) {
            throw new LoginAway("smart-configuration does not offer PKCE with S256");
        }
        return new SmartConfiguration(
                said.path("issuer").asString(""),
                address(said, "authorization_endpoint"),
                address(said, "token_endpoint"),
                address(said, "jwks_uri"));
    }

    private static String address(JsonNode said, String name) {
        String address = said.path(name).asString("");
        try {
            if (!address.isEmpty() && LoginConfig.isSafe(URI.create(address))) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new LoginAway("smart-configuration: " + name + " is no address");
        }
        throw new LoginAway("smart-configuration: " + name + " is missing or not https");
    }
}
