package io.auscult.streams.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/** Asks another instance of this app about a patient whose chart it keeps, or has a copy of. */
class Neighbours {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /** What the neighbour said. */
    record Said(int status, String body) {}

    /** The answer to a path; empty when it does not answer, or cannot say; that it knows nothing of the patient is an answer. */
    Optional<Said> ask(HostInfo host, String path) throws InterruptedException {
        String base = host.host().contains(":") ? "[" + host.host() + "]" : host.host();
        URI address = URI.create("http://" + base + ":" + host.port() + path);
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case OK, NOT_FOUND -> Optional.of(new Said(answer.statusCode(), answer.body()));
                default -> Optional.empty();
            };
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
