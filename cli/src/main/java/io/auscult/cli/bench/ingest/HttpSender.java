package io.auscult.cli.bench.ingest;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Posts Bundles to the FHIR door; each must be taken in whole. */
record HttpSender(HttpClient client, URI door) implements Worker {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String REFUSED = "422 Unprocessable";

    static HttpSender to(String door) {
        return new HttpSender(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), URI.create(door));
    }

    @Override
    public void take(byte[] message) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(door)
                        .timeout(LIMIT)
                        .header("Content-Type", "application/fhir+json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(message))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || answer.body().contains(REFUSED)) {
            throw new IllegalStateException("The adapter answered " + answer.statusCode()
                    + " to a Bundle of the bench: "
                    + answer.body().substring(0, Math.min(500, answer.body().length())));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
