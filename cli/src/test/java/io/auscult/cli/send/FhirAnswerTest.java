package io.auscult.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FhirAnswerTest {
    @Test
    void countsTheOutcomeOfEachEntry() throws JsonProcessingException {
        String bundle = """
                {"resourceType":"Bundle","type":"batch-response","entry":[
                  {"response":{"status":"201 Created"}},
                  {"response":{"status":"200 OK","outcome":{"issue":[{"severity":"information","code":"not-supported"}]}}},
                  {"response":{"status":"422 Unprocessable","outcome":{"issue":[{"code":"value","details":{"text":"no unit"}}]}}},
                  {"response":{"status":"422","outcome":{"issue":[{"code":"value","diagnostics":"no unit"}]}}}]}
                """;
        Counts counts = counts(200, bundle);
        assertThat(counts.words()).isEqualTo("1 accepted, 1 ignored, 2 rejected");
        assertThat(counts.reasons()).isEqualTo(Map.of("no unit", 2));
        assertThat(counts.reasonLines()).containsExactly("2 × no unit");
    }

    @Test
    void countsASingleResourceByItsOutcome() throws JsonProcessingException {
        assertThat(outcome("information", "informational").words()).isEqualTo("1 accepted, 0 ignored, 0 rejected");
        assertThat(outcome("information", "not-supported").words()).isEqualTo("0 accepted, 1 ignored, 0 rejected");
        assertThat(outcome("error", "processing").reasons()).containsOnlyKeys("because");
        assertThat(counts(503, "{}").reasons()).containsOnlyKeys("HTTP 503");
    }

    private static Counts outcome(String severity, String code) throws JsonProcessingException {
        return counts(
                200,
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"" + severity + "\",\"code\":\""
                        + code + "\",\"diagnostics\":\"because\"}]}");
    }

    private static Counts counts(int status, String body) throws JsonProcessingException {
        return FhirAnswer.counts(status, new ObjectMapper().readTree(body));
    }
}
