package io.auscult.delivery.consult;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.function.Function;

/** Asks streams-app for what a page shows. Whatever goes wrong is an answer too: the page says that nobody answered, and why. */
final class StreamsPage<A> {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient client;
    private final URI base;
    private final Duration timeout;
    private final Function<byte[], A> read;
    private final A unknownPatient;
    private final Function<String, A> unanswered;

    /** @param base where streams-app listens, such as {@code http://127.0.0.1:8082} */
    StreamsPage(
            URI base, Duration timeout, Function<byte[], A> read, A unknownPatient, Function<String, A> unanswered) {
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.base = base;
        this.timeout = timeout;
        this.read = read;
        this.unknownPatient = unknownPatient;
        this.unanswered = unanswered;
    }

    A ask(String path) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(timeout)
                .header("Accept", "application/json")
                .build();
        try {
            return answer(client.send(request, BodyHandlers.ofByteArray()));
        } catch (HttpTimeoutException e) {
            return unanswered.apply("late");
        } catch (IOException | RuntimeException e) {
            return unanswered.apply(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unanswered.apply("interrupted");
        }
    }

    private A answer(HttpResponse<byte[]> response) {
        return switch (response.statusCode()) {
            case OK -> read.apply(response.body());
            case NOT_FOUND -> unknownPatient;
            default -> unanswered.apply("HTTP " + response.statusCode());
        };
    }
}
