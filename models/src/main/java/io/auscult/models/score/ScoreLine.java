package io.auscult.models.score;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores plain inputs with a model, without a chart: for {@code auscult score}, and for the vectors that every model replays. The
 * names of the inputs are those of the models' cards.
 */
public final class ScoreLine {
    private ScoreLine() {}

    /**
     * @param modelId {@code prevent}, {@code endpac} or {@code esc-troponin}
     * @param inputs by name; numbers, booleans (or 0 and 1) and words, as a JSON reader gives them
     * @return {@code status} ("scored" or "not-assessable"), {@code scores} (empty when there are none), {@code band} and
     *     {@code reason} (either null when it does not apply). Whatever the inputs hold, there is an answer
     * @throws IllegalArgumentException when there is no such model
     */
    public static Map<String, @Nullable Object> score(String modelId, Map<String, ? extends @Nullable Object> inputs) {
        LineInputs line = new LineInputs(inputs);
        LineAnswer answer = switch (modelId) {
            case "prevent" -> PreventLine.score(line);
            case "endpac" -> EndpacLine.score(line);
            case "esc-troponin" -> EscTroponinLine.score(line);
            default -> throw new IllegalArgumentException("There is no model \"" + modelId + "\"");
        };
        return answer.toMap();
    }
}
