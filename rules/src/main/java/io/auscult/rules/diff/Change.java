package io.auscult.rules.diff;

import io.auscult.core.decision.RuleId;
import org.jspecify.annotations.Nullable;

/**
 * One difference.
 *
 * @param rule null for what concerns the whole pack
 * @param what "threshold", "condition", "card", … for a script
 * @param words for a reader
 * @param before null for what was added
 * @param after null for what was removed
 */
public record Change(
        @Nullable RuleId rule,
        String what,
        String words,
        @Nullable String before,
        @Nullable String after) {

    static Change changed(@Nullable RuleId rule, String what, String name, String before, String after) {
        return new Change(rule, what, (name + " " + before + " → " + after).strip(), before, after);
    }

    static Change added(@Nullable RuleId rule, String what, String name, String after) {
        return new Change(rule, what, (name + " added: " + after).strip(), null, after);
    }

    static Change removed(@Nullable RuleId rule, String what, String name, String before) {
        return new Change(rule, what, (name + " removed: " + before).strip(), before, null);
    }
}
