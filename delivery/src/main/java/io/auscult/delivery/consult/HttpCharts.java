package io.auscult.delivery.consult;

import io.auscult.core.value.PatientId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Asks streams-app, {@code GET /charts/{patient}}. */
public final class HttpCharts implements Charts {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient client;
    private final URI base;
    private final Duration timeout;

    /** @param base where streams-app listens, such as {@code http://127.0.0.1:8082} */
    public HttpCharts(URI base, Duration timeout) {
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.base = base;
        this.timeout = timeout;
    }

    @Override
    public ChartAnswer ask(PatientId patient) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/charts/" + patient.value()))
                .timeout(timeout)
                .header("Accept", "application/json")
                .build();
        try {
            return answer(client.send(request, BodyHandlers.ofByteArray()));
        } catch (HttpTimeoutException e) {
            return new ChartAnswer.Unanswered("late");
        } catch (IOException | RuntimeException e) {
            return new ChartAnswer.Unanswered(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ChartAnswer.Unanswered("interrupted");
        }
    }

    private static ChartAnswer answer(HttpResponse<byte[]> response) {
        return switch (response.statusCode()) {
            case OK -> ChartJson.read(response.body());
            case NOT_FOUND -> new ChartAnswer.UnknownPatient();
            default -> new ChartAnswer.Unanswered("HTTP " + response.statusCode());
        };
    }
}
