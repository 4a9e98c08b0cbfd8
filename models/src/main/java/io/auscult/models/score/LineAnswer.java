package io.auscult.models.score;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to one line. */
sealed interface LineAnswer {
    /** @param scores ready to be written as JSON: by name, or by horizon and name */
    record Scored(Map<String, Object> scores, String band) implements LineAnswer {}

    /** @param reason names the inputs */
    record NotAssessable(String reason) implements LineAnswer {}

    /** With the keys {@code status}, {@code scores}, {@code band} and {@code reason}, in this order. */
    default Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        switch (this) {
            case Scored scored -> put(map, "scored", scored.scores(), scored.band(), null);
            case NotAssessable not -> put(map, "not-assessable", Map.of(), null, not.reason());
        }
        return map;
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
