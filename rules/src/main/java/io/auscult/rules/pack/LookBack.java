package io.auscult.rules.pack;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What makes an alert of a rule needless for a while: that it is there already.
 *
 * @param rule a rule's id, or {@code <area>/*} for every rule of an area
 * @param within how far back; null for ever
 */
public record LookBack(
        String rule, How how, String concept, @Nullable Duration within) {
    private static final String ALL = "/*";

    /** In which way it is there. */
    public enum How {
        DONE("done"),
        ORDERED("ordered"),
        RESULTED("resulted"),
        DIAGNOSED("diagnosed");

        private final String word;

        How(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public boolean concerns(String ruleId) {
        return rule.equals(ruleId) || (rule.endsWith(ALL) && ruleId.startsWith(rule.substring(0, rule.length() - 1)));
    }
}
