package io.auscult.delivery.consult;

import io.auscult.core.value.PatientId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks streams-app, {@code POST /consult/{patient}}, and waits no longer than the timeout. */
public final class HttpConsult implements Consult {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient client;
    private final URI base;
    private final Duration timeout;

    /** @param base where streams-app listens, such as {@code http://127.0.0.1:8082} */
    public HttpConsult(URI base, Duration timeout) {
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.base = base;
        this.timeout = timeout;
    }

    @Override
    public CompletableFuture<Consulted> ask(PatientId patient) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/consult/" + patient.value()))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return client.sendAsync(request, BodyHandlers.ofByteArray())
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(HttpConsult::answer)
                .exceptionally(HttpConsult::unanswered);
    }

    private static Consulted answer(HttpResponse<byte[]> response) {
        return switch (response.statusCode()) {
            case OK -> ConsultAnswer.read(response.body());
            // No chart of this patient: nothing to say, and nothing is missing.
            case NOT_FOUND -> new Consulted.Answered("", List.of());
            default -> new Consulted.Unanswered("HTTP " + response.statusCode());
        };
    }

    private static Consulted unanswered(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean late = cause instanceof TimeoutException || cause instanceof HttpTimeoutException;
        return new Consulted.Unanswered(late ? "late" : cause.getClass().getSimpleName());
    }
}
