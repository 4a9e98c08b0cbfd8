package io.auscult.rules.cases;

import io.auscult.core.decision.RuleId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One case of a rule, as its file says it.
 *
 * @param shows "fires", "just not" or "data missing"
 * @param given what is known of the patient, a line each
 * @param saying what the summary, or for a hold the sentence, must say; null when the case does not care
 * @param until for a hold, when it ends, relative to now; null when the case does not care
 * @param also what else must be true of a raised alert, by one of {@link Outlook}'s words
 */
public record Case(
        String file,
        int line,
        RuleId rule,
        String name,
        String shows,
        List<Line> given,
        Then then,
        @Nullable String saying,
        @Nullable String until,
        Map<String, String> also) {
    public Case {
        given = List.copyOf(given);
        also = Collections.unmodifiableMap(new TreeMap<>(also));
    }

    /** "observation: hba1c 6.8 % at -1 h": the word before the colon, and the rest. */
    public record Line(String file, int line, String kind, String text) {
        public String words() {
            return kind + " " + text;
        }
    }

    /** What is expected: of a clinical rule raise or silence, of a policy rule hold or let pass. */
    public enum Then {
        RAISE("raise"),
        SILENCE("silence"),
        HOLD("hold"),
        LET_PASS("let pass");

        private final String words;

        Then(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
