package io.auscult.delivery.consult;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.PatientId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks streams-app, {@code GET /why/{patient}}. A person waits for this page, so it may take longer than a card. */
public final class HttpWhys implements Whys {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient client;
    private final URI base;
    private final Duration timeout;

    /** @param base where streams-app listens, such as {@code http://127.0.0.1:8082} */
    public HttpWhys(URI base, Duration timeout) {
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.base = base;
        this.timeout = timeout;
    }

    @Override
    public WhyAnswer ask(PatientId patient, @Nullable RuleId rule) {
        URI address = base.resolve("/why/" + patient.value() + (rule == null ? "" : "?rule=" + rule));
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Accept", "application/json")
                .build();
        try {
            return answer(client.send(request, BodyHandlers.ofByteArray()));
        } catch (HttpTimeoutException e) {
            return new WhyAnswer.Unanswered("late");
        } catch (IOException | RuntimeException e) {
            return new WhyAnswer.Unanswered(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new WhyAnswer.Unanswered("interrupted");
        }
    }

    private static WhyAnswer answer(HttpResponse<byte[]> response) {
        return switch (response.statusCode()) {
            case OK -> WhyJson.read(response.body());
            case NOT_FOUND -> new WhyAnswer.UnknownPatient();
            default -> new WhyAnswer.Unanswered("HTTP " + response.statusCode());
        };
    }
}
