package io.auscult.streams.consult;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why rules fired for a patient and why they did not, for a reader: words and texts only, so that it goes over HTTP and onto a page
 * as it is. Times are ISO 8601 in UTC.
 *
 * @param asOf the moment that is spoken of
 * @param position the offset of the last event it stands on, in the patient's partition of the log; -1 for none
 * @param incomplete true when an event could not be folded
 * @param mergedInto under whom the record goes on; there the rules look, and here they do not
 * @param versions of catalogue, packs and models
 * @param rules every rule in force, by id
 * @param explanations one for each rule that was asked about; none when there is no such rule
 */
public record WhyView(
        String patient,
        String asOf,
        long position,
        boolean incomplete,
        @Nullable String mergedInto,
        List<String> versions,
        List<String> rules,
        List<RuleView> explanations) {
    public WhyView {
        versions = List.copyOf(versions);
        rules = List.copyOf(rules);
        explanations = List.copyOf(explanations);
    }

    /** With the sightings of one viewer only. */
    public WhyView shownTo(String viewer) {
        return new WhyView(
                patient,
                asOf,
                position,
                incomplete,
                mergedInto,
                versions,
                rules,
                explanations.stream().map(rule -> rule.shownTo(viewer)).toList());
    }

    /**
     * One rule.
     *
     * @param kind clinical or policy
     * @param mode how far it reaches: live, shadow or off
     * @param notLiveBecause why it reaches no further; empty when it is live
     * @param outcome raised, held, holds (of a policy), not-matched, undetermined or off
     * @param summary of the alert; null when there is none
     * @param sentence the reason in one sentence; null when there is none
     * @param heldBy the policy that holds the alert back
     * @param until when the hold ends; null when nobody can say, and when nothing is held
     * @param holds of a policy, the rules whose alerts it holds
     * @param because why it did not match, in few words
     * @param policies what each policy made of the alert; only when one rule was asked about
     * @param alert the current alert of the rule; null when there is none
     */
    public record RuleView(
            String rule,
            String kind,
            String pack,
            String packVersion,
            String mode,
            List<String> notLiveBecause,
            String outcome,
            @Nullable String summary,
            @Nullable String sentence,
            @Nullable String heldBy,
            @Nullable String until,
            List<String> holds,
            List<String> because,
            List<VariantView> variants,
            List<PolicyView> policies,
            @Nullable AlertView alert) {
        public RuleView {
            notLiveBecause = List.copyOf(notLiveBecause);
            holds = List.copyOf(holds);
            because = List.copyOf(because);
            variants = List.copyOf(variants);
            policies = List.copyOf(policies);
        }

        private RuleView shownTo(String viewer) {
            return new RuleView(
                    rule,
                    kind,
                    pack,
                    packVersion,
                    mode,
                    notLiveBecause,
                    outcome,
                    summary,
                    sentence,
                    heldBy,
                    until,
                    holds,
                    because,
                    variants,
                    policies,
                    alert == null ? null : alert.shownTo(viewer));
        }
    }

    /** @param name what tells it from the rule's other variants; empty for the only one */
    public record VariantView(String name, boolean matched, List<ConditionView> conditions) {
        public VariantView {
            conditions = List.copyOf(conditions);
        }
    }

    /** @param met yes, no, or not-reached when it could not be asked */
    public record ConditionView(String words, String met, List<String> seen) {
        public ConditionView {
            seen = List.copyOf(seen);
        }
    }

    /** @param because why it does not hold; empty when it does */
    public record PolicyView(String rule, boolean holds, List<String> because) {
        public PolicyView {
            because = List.copyOf(because);
        }
    }

    /**
     * Where the rule's alert stands.
     *
     * @param state open, acknowledged or expired
     * @param openedAt when its episode began
     * @param shown to whom, each revision once
     */
    public record AlertView(String id, String state, String openedAt, int revision, List<ShownView> shown) {
        public AlertView {
            shown = List.copyOf(shown);
        }

        private AlertView shownTo(String viewer) {
            return new AlertView(
                    id,
                    state,
                    openedAt,
                    revision,
                    shown.stream().filter(seen -> seen.viewer().equals(viewer)).toList());
        }
    }

    /** That a viewer was shown a revision. */
    public record ShownView(String viewer, int revision, String at) {}
}
