package io.auscult.rules.why;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import io.auscult.rules.pack.Pack;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why one rule fired for a patient, or why it did not.
 *
 * @param pack and {@code packVersion}: where the rule stands
 * @param reach how far it reaches, and why no further
 * @param variants the rule's conditions, once for each way in which the rule may match
 * @param policies of a proposed alert: what each policy made of it
 */
public record Explanation(
        RuleId rule,
        Pack.Kind kind,
        String pack,
        String packVersion,
        Reach reach,
        Outcome outcome,
        List<Variant> variants,
        List<Policy> policies) {
    public Explanation {
        variants = List.copyOf(variants);
        policies = List.copyOf(policies);
    }

    /** What became of the rule. */
    public sealed interface Outcome {
        /** An alert is raised: nothing holds it. */
        record Raised(String summary, String sentence) implements Outcome {}

        /**
         * It matched, and a policy holds its alert back.
         *
         * @param until null for as long as the policy matches
         */
        record Held(String summary, RuleId by, @Nullable Instant until, String sentence) implements Outcome {}

        /** Of a policy: it holds these. */
        record Holds(List<RuleId> rules) implements Outcome {
            public Holds {
                rules = List.copyOf(rules);
            }
        }

        record NotMatched() implements Outcome {}

        /** It could not tell. */
        record Undetermined(String sentence) implements Outcome {}

        /** It does not run. */
        record Off() implements Outcome {}
    }

    /** @param reasons in words, why it does not reach clinicians; none when it does */
    public record Reach(Mode mode, List<String> reasons) {
        public Reach {
            reasons = List.copyOf(reasons);
        }
    }

    /** @param name what tells it from the rule's other variants; empty for the only one */
    public record Variant(String name, List<Condition> conditions) {
        public Variant {
            conditions = List.copyOf(conditions);
        }

        public boolean matched() {
            return conditions.stream().allMatch(condition -> condition.met() == Met.YES);
        }
    }

    /**
     * @param words the condition, with its numbers
     * @param seen what stands in the chart, or is missing there
     */
    public record Condition(String words, Met met, List<String> seen) {
        public Condition {
            seen = List.copyOf(seen);
        }
    }

    /** Whether a condition is met. */
    public enum Met {
        YES,
        NO,
        /** It cannot be asked, because what it speaks of is not there. */
        NOT_REACHED
    }

    /** @param because what did not let it hold; empty when it holds */
    public record Policy(RuleId rule, boolean holds, List<String> because) {
        public Policy {
            because = List.copyOf(because);
        }
    }

    /** Whether the rule's conditions are all met in one way at least. */
    public boolean matched() {
        return variants.stream().anyMatch(Variant::matched);
    }

    /** Why it did not match, in few words: of the variant that came nearest, what is not met, with what was seen. */
    public List<String> because() {
        return because(variants);
    }

    static List<String> because(List<Variant> variants) {
        return variants.stream()
                .max(Comparator.comparingLong(Explanation::met))
                .map(nearest -> nearest.conditions().stream()
                        .filter(condition -> condition.met() == Met.NO)
                        .map(Explanation::words)
                        .toList())
                .orElse(List.of());
    }

    private static long met(Variant variant) {
        return variant.conditions().stream()
                .filter(condition -> condition.met() == Met.YES)
                .count();
    }

    /** What was seen says enough, unless the condition is that there is no such thing. */
    private static String words(Condition condition) {
        if (condition.seen().isEmpty()) {
            return "not so: " + condition.words();
        }
        String seen = String.join("; ", condition.seen());
        return condition.words().startsWith("no ") ? condition.words() + ": not so, " + seen : seen;
    }
}
