package io.auscult.delivery.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why rules fired for a patient now, and why they did not.
 *
 * @param asOf the moment that is spoken of; null when nobody could say
 * @param missing why nobody could say, in a sentence; empty when somebody could
 * @param whole true when one rule was asked about, which then is shown condition by condition
 * @param rules those whose alerts clinicians see
 */
public record WhyPage(PatientHeader patient, @Nullable When asOf, String missing, boolean whole, List<RuleRow> rules) {
    public WhyPage {
        rules = List.copyOf(rules);
    }

    /**
     * One rule.
     *
     * @param outcome in a word or two: "Fires", "Held back", "Does not fire"
     * @param state for the eye: fires, held, silent
     * @param details what became of it, each a sentence
     */
    public record RuleRow(
            String path,
            String title,
            String outcome,
            String state,
            List<String> details,
            List<VariantRow> variants,
            List<String> policies) {
        public RuleRow {
            details = List.copyOf(details);
            variants = List.copyOf(variants);
            policies = List.copyOf(policies);
        }
    }

    public record VariantRow(String name, List<ConditionRow> conditions) {
        public VariantRow {
            conditions = List.copyOf(conditions);
        }
    }

    /** @param met "met", "not met", "cannot be asked" or, of a rule that is off, "not asked"; {@code state} is yes, no or not-reached */
    public record ConditionRow(String words, String met, String state, List<String> seen) {
        public ConditionRow {
            seen = List.copyOf(seen);
        }
    }
}
