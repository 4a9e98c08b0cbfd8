package io.auscult.core.decision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision was made, as data.
 *
 * @param rule the rule that matched: for a held alert the rule that holds it
 * @param pack and {@code packVersion}: where the rule stands
 * @param seen the facts and scores it saw
 * @param sentence one sentence for a clinician
 */
public record Rationale(RuleId rule, String pack, String packVersion, List<Seen> seen, String sentence) {
    public Rationale {
        seen = List.copyOf(seen);
        if (sentence.isBlank()) {
            throw new IllegalArgumentException("A rationale says why, in a sentence");
        }
    }

    /** One thing the rule saw: "HbA1c", "6.8 %", its time, and the fact key or model that it came from. */
    public record Seen(String what, String value, @Nullable Instant at, String source) {
        private static final String HORIZON = ", ";

        /** A score, which is named with its horizon: that is how it is told from an input or a caveat of the same model. */
        public static Seen score(String name, String horizon, String value, @Nullable Instant at, String model) {
            return new Seen(name + HORIZON + horizon, value, at, model);
        }

        /** Of what a model is the source of, only scores are named so. */
        public boolean showsScore() {
            return what.contains(HORIZON);
        }
    }
}
