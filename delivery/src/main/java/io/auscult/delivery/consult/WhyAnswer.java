package io.auscult.delivery.consult;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said when it is asked why. */
public sealed interface WhyAnswer {
    /** @param asOf the moment that is spoken of */
    record Explained(Instant asOf, List<RuleWhy> rules) implements WhyAnswer {
        public Explained {
            rules = List.copyOf(rules);
        }
    }

    /** Nothing is known of the patient. */
    record UnknownPatient() implements WhyAnswer {}

    /** Late or failing. */
    record Unanswered(String reason) implements WhyAnswer {}

    /** Nobody is configured who could be asked. */
    record NotAsked() implements WhyAnswer {}

    /**
     * One rule.
     *
     * @param outcome raised, held, holds, not-matched, undetermined or off
     * @param summary of the alert; empty when there is none
     * @param sentence the reason in one sentence; empty when there is none
     * @param heldBy the policy that holds the alert; null for none
     * @param until when the hold ends; null when nobody can say
     * @param because why it did not match, in few words
     */
    record RuleWhy(
            RuleId rule,
            boolean policy,
            Mode mode,
            String outcome,
            String summary,
            String sentence,
            @Nullable RuleId heldBy,
            @Nullable Instant until,
            List<String> because,
            List<Variant> variants,
            List<PolicyWhy> policies) {
        public RuleWhy {
            because = List.copyOf(because);
            variants = List.copyOf(variants);
            policies = List.copyOf(policies);
        }
    }

    /** @param name what tells it from the rule's other variants; empty for the only one */
    record Variant(String name, boolean matched, List<Condition> conditions) {
        public Variant {
            conditions = List.copyOf(conditions);
        }
    }

    /** @param met yes, no or not-reached */
    record Condition(String words, String met, List<String> seen) {
        public Condition {
            seen = List.copyOf(seen);
        }
    }

    record PolicyWhy(RuleId rule, boolean holds, List<String> because) {
        public PolicyWhy {
            because = List.copyOf(because);
        }
    }
}
