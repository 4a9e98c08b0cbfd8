package io.auscult.cli.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.up.Http;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The running adapter's door for letters that are to be tried again. */
final class RetryDoor {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** It reads the log from the oldest letter's message on. */
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final String url;

    /** @param adapter "http://127.0.0.1:8081" */
    RetryDoor(String adapter) {
        this.url = adapter + "/deadletters/retry";
    }

    /**
     * What became of these letters, and of others that were settled with them.
     *
     * @throws IOException when the adapter does not answer, or refuses; the message says why
     */
    List<Tried> retry(List<String> ids) throws IOException, InterruptedException {
        ObjectNode question = JSON.createObjectNode();
        ArrayNode asked = question.putArray("ids");
        ids.forEach(asked::add);
        HttpResponse<String> answer = call(JSON.writeValueAsBytes(question));
        if (answer.statusCode() != 200) {
            throw new IOException("The adapter did not try: " + reason(answer));
        }
        List<Tried> tried = new ArrayList<>();
        JSON.readTree(answer.body())
                .path("letters")
                .forEach(letter -> tried.add(new Tried(
                        letter.path("id").asText(),
                        letter.path("outcome").asText(),
                        letter.path("reason").asText())));
        return tried;
    }

    private HttpResponse<String> call(byte[] body) throws IOException, InterruptedException {
        try {
            return Http.send("POST", url, "application/json", body, LIMIT);
        } catch (ConnectException e) {
            throw new IOException("The adapter does not answer at " + url + ". Is Auscult running? auscult up", e);
        }
    }

    private static String reason(HttpResponse<String> answer) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            return body.path("error").asText("it answered " + answer.statusCode());
        } catch (IOException e) {
            return "it answered " + answer.statusCode();
        }
    }
}
