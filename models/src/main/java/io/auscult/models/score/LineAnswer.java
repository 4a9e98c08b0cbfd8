package io.auscult.models.score;

import io.auscult.core.signal.Signal.Explanation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to one line. */
public sealed interface LineAnswer {
    /**
     * @param scores ready to be written as JSON: by name, or by horizon and name
     * @param variant which of the model's equations gave them; null for a model that has but one
     */
    record Scored(
            Map<String, Object> scores,
            String band,
            Explanation explanation,
            @Nullable String variant) implements LineAnswer {
        public Scored(Map<String, Object> scores, String band) {
            this(scores, band, Explanation.NONE);
        }

        public Scored(Map<String, Object> scores, String band, Explanation explanation) {
            this(scores, band, explanation, null);
        }
    }

    /**
     * @param reason names the inputs
     * @param band the model's own word for why there is no answer, such as "need-second-sample"; null when it has none
     */
    record NotAssessable(String reason, @Nullable String band) implements LineAnswer {
        public NotAssessable(String reason) {
            this(reason, null);
        }
    }

    /**
     * With the keys {@code status}, {@code scores}, {@code band} and {@code reason}, in this order; then {@code variant} where the model has
     * several equations, and {@code method} and {@code contributions} where it explains its score.
     */
    default Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        switch (this) {
            case Scored scored -> {
                put(map, "scored", scored.scores(), scored.band(), null);
                if (scored.variant() != null) {
                    map.put("variant", scored.variant());
                }
                explain(map, scored.explanation());
            }
            case NotAssessable not -> put(map, "not-assessable", Map.of(), not.band(), not.reason());
        }
        return map;
    }

    private static void explain(Map<String, @Nullable Object> map, Explanation explanation) {
        if (!explanation.contributions().isEmpty()) {
            Map<String, Double> amounts = new LinkedHashMap<>();
            explanation.contributions().forEach(part -> amounts.merge(part.input(), part.amount(), Double::sum));
            map.put("method", explanation.method());
            map.put("contributions", amounts);
        }
    }

    private static void put(
            Map<String, @Nullable Object> map,
            String status,
            Map<String, Object> scores,
            @Nullable String band,
            @Nullable String reason) {
        map.put("status", status);
        map.put("scores", scores);
        map.put("band", band);
        map.put("reason", reason);
    }
}
