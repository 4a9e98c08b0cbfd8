package io.auscult.cli.why;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.Http;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.PatientId;
import io.auscult.streams.consult.WhyView;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the running streams-app. */
final class RunningWhy {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private RunningWhy() {}

    /** Empty when nothing is known of the patient. */
    static Optional<WhyView> of(PatientId patient, @Nullable RuleId rule, Addresses at)
            throws IOException, InterruptedException {
        String url = at.streams() + "/why/" + patient + (rule == null ? "" : "?rule=" + rule);
        HttpResponse<String> answer = answer(url);
        return switch (answer.statusCode()) {
            case OK -> Optional.of(JSON.readValue(answer.body(), WhyView.class));
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
