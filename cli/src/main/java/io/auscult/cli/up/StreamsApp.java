package io.auscult.cli.up;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks the running streams-app about a patient. */
public final class StreamsApp {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private StreamsApp() {}

    /**
     * What it answers.
     *
     * @param question path and query
     * @return empty when nothing is known of the patient
     */
    public static <T> Optional<T> ask(Addresses at, String question, Class<T> type)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = answer(at.streams() + question);
        return switch (answer.statusCode()) {
            case OK -> Optional.of(JSON.readValue(answer.body(), type));
            case NOT_FOUND -> Optional.empty();
            default ->
                throw new IOException("streams-app answered " + answer.statusCode() + ": "
                        + JSON.readTree(answer.body()).path("detail").asText("no reason given"));
        };
    }

    private static HttpResponse<String> answer(String url) throws IOException, InterruptedException {
        try {
            return Http.send("GET", url, "application/json", new byte[0], PATIENCE);
        } catch (IOException e) {
            throw new IOException("streams-app does not answer. Is Auscult running? Start it with: auscult up", e);
        }
    }
}
