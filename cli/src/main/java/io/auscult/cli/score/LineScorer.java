package io.auscult.cli.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.models.score.LineModel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores one line of JSON after the other: {@code {"id":…,"inputs":{…}}} in, the model's answer under the same id out. */
final class LineScorer {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final TypeReference<Map<String, @Nullable Object>> INPUTS = new TypeReference<>() {};

    private final LineModel model;
    private int number;
    private int malformed;

    LineScorer(LineModel model) {
        this.model = model;
    }

    /** The answer as a line of JSON. A line that cannot be read has an answer too: not assessable, and why. */
    String answer(String line) throws JsonProcessingException {
        number++;
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        try {
            JsonNode parsed = JSON.readTree(line);
            answer.put("id", parsed.get("id"));
            answer.putAll(parsed.path("inputs").isObject() ? score(parsed.get("inputs")) : malformed("has no inputs"));
        } catch (JsonProcessingException e) {
            answer.put("id", null);
            answer.putAll(malformed(
                    "is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse("")));
        }
        return JSON.writeValueAsString(answer);
    }

    private Map<String, @Nullable Object> score(JsonNode inputs) {
        return model.answer(JSON.convertValue(inputs, INPUTS));
    }

    private Map<String, @Nullable Object> malformed(String what) {
        malformed++;
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("status", "not-assessable");
        answer.put("scores", Map.of());
        answer.put("band", null);
        answer.put("reason", "line " + number + " " + what);
        return answer;
    }

    /** A blank line is counted, so that line numbers are those of the file, and answered with nothing. */
    void skip() {
        number++;
    }

    /** How many lines were read. */
    int number() {
        return number;
    }

    int malformed() {
        return malformed;
    }
}
