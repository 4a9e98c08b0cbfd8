package io.auscult.delivery.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether the schema registry is there: while it is not, nothing is unreadable for good. */
interface RegistryCheck {
    /** @throws IllegalStateException when the registry does not answer */
    void answers();

    static RegistryCheck of(URI registry) {
        Duration timeout = Duration.ofSeconds(3);
        HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build();
        HttpRequest request =
                HttpRequest.newBuilder(registry).timeout(timeout).GET().build();
        return () -> {
            try {
                client.send(request, BodyHandlers.discarding());
            } catch (IOException e) {
                throw new IllegalStateException(
                        "The schema registry does not answer: " + e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while asking the schema registry");
            }
        };
    }
}
