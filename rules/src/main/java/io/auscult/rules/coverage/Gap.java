package io.auscult.rules.coverage;

import io.auscult.core.decision.RuleId;

/**
 * Something that could be wrong, or missing, and no case would tell.
 *
 * @param what the condition as written, or the threshold row
 */
public record Gap(RuleId rule, String file, int line, int column, Kind kind, String what) {
    public enum Kind {
        NEVER_FALSE("no case turns on its being false: without it every case comes out the same"),
        NEVER_TRUE("no case turns on its being true: were it never true, every case would come out the same"),
        ROW_NEVER_FIRES("no case fires by this row"),
        ROW_NEVER_HOLDS_BACK("no case stays silent because of this row's value"),
        CANNOT_TELL("coverage cannot be told: the rule was run another way here and came out otherwise");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** For a script. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public String words() {
        return file + ":" + line + (column == 0 ? "" : ":" + column) + ": " + what + ": " + kind.words();
    }
}
