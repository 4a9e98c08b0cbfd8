package io.auscult.delivery.cdshooks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Over HTTP, with the caller's token, to no other place than it was told: redirects are not followed. */
public final class HttpFhirReads implements FhirReads {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final HttpClient client;
    private final Duration timeout;

    public HttpFhirReads(Duration timeout) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.timeout = timeout;
    }

    @Override
    public CompletableFuture<Read> read(FhirServer from, String query) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(from.base() + "/" + query))
                .timeout(timeout)
                .header("Accept", "application/fhir+json");
        if (from.token() != null) {
            request.header("Authorization", "Bearer " + from.token());
        }
        return client.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES))
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(HttpFhirReads::answer)
                .exceptionally(failure -> new Read.Failed(failure.getClass().getSimpleName()));
    }

    private static Read answer(HttpResponse<byte[]> response) {
        return switch (response.statusCode()) {
            case OK -> found(JSON.readTree(response.body()));
            case NOT_FOUND, GONE -> new Read.None();
            default -> new Read.Failed("HTTP " + response.statusCode());
        };
    }

    private static Read found(JsonNode resource) {
        return Prefetch.type(resource).isEmpty() ? new Read.Failed("no FHIR resource") : new Read.Found(resource);
    }
}
