package io.auscult.adapter.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.schemas.topic.RecordHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What cannot be taken is kept as a dead letter, and is tried again when asked. */
class LettersTest extends AdapterOnABroker {
    @Test
    void keepsWhatIsNoFhirAsADeadLetterAndSaysSo() throws Exception {
        HttpResponse<String> answer = post("this is not json 4711");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome", "dead letter");
        assertThat(deadLetters())
                .anySatisfy(record -> assertThat(
                                new String(record.value().original().toBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("this is not json 4711"));
    }

    @Test
    void keepsABadEntryAsADeadLetterAndTakesTheRest() throws Exception {
        HttpResponse<String> answer = post(bundle(
                "batch", patientResource("h1", "1008"), observation("ho1", "h1").replace("\"final\"", "\"finished\"")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("422 Unprocessable Entity");
        assertThat(events(patient("urn:mrn", "1008"))).hasSize(1);
        assertThat(deadLetters()).anySatisfy(record -> {
            assertThat(new String(record.value().original().toBytes(), StandardCharsets.UTF_8))
                    .contains("ho1");
            assertThat(record.value().whatToDo()).isNotBlank();
            assertThat(RecordHeaders.source(record.headers())).isPresent();
        });
    }

    private HttpResponse<String> retry(String contentType, String body) throws Exception {
        return send("POST", "/deadletters/retry", contentType, body);
    }

    private static Optional<String> letterOf(String original) {
        return deadLetters().stream()
                .filter(record ->
                        new String(record.value().original().toBytes(), StandardCharsets.UTF_8).contains(original))
                .map(ConsumerRecord::key)
                .findFirst();
    }

    @Test
    void triesALetterAgainWhenAsked() throws Exception {
        post(bundle("batch", observation("retry1", "h1").replace("\"final\"", "\"finished\"")));
        String letter = Awaitility.await()
                .until(() -> letterOf("retry1"), Optional::isPresent)
                .orElseThrow();
        HttpResponse<String> answer = retry("application/json", "{\"ids\":[\"" + letter + "\",\"nothing\"]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"id\":\"" + letter + "\",\"outcome\":\"still rejected\"")
                .contains("\"id\":\"nothing\",\"outcome\":\"unknown\"");
        assertThat(retry("application/json", "{\"ids\":[]}").statusCode()).isEqualTo(400);
        assertThat(retry("application/json", "{}").statusCode()).isEqualTo(400);
        // A page of another site may send this, but not JSON, without asking the browser first.
        assertThat(retry("text/plain", "{\"ids\":[\"" + letter + "\"]}").statusCode())
                .isEqualTo(415);
        assertThat(send("GET", "/actuator/prometheus", "").body())
                .contains("auscult_deadletters_retried_total{outcome=\"still rejected\"}");
    }
}
