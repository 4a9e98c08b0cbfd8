package io.auscult.rules.pack;

import io.auscult.core.value.Mode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What makes an alert of a rule needless for a while: that it is there already.
 *
 * @param rule a rule's id, or {@code <area>/*} for every rule of an area
 * @param within how far back; null for ever
 * @param reach shadow while nobody has set the site's values: it then holds only what is in shadow itself
 */
public record LookBack(
        String rule, How how, String concept, @Nullable Duration within, Mode reach) {
    private static final String ALL = "/*";

    /** One that a site has set. */
    public LookBack(String rule, How how, String concept, @Nullable Duration within) {
        this(rule, how, concept, within, Mode.LIVE);
    }

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
