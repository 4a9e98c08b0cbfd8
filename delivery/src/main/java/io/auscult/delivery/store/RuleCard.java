package io.auscult.delivery.store;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Coding;
import io.auscult.rules.pack.Suggestion;
import java.util.List;

/**
 * The card of a rule, in a clinician's words.
 *
 * @param evidence the publications it stands on
 * @param overrideReasons the reasons this rule offers; empty for the standard ones
 * @param suggestions what the card offers to do at once
 * @param markdown the text: why the rule, its evidence, its limits
 */
public record RuleCard(
        RuleId rule,
        String owner,
        List<String> evidence,
        List<Coding> overrideReasons,
        List<Suggestion> suggestions,
        String markdown) {
    public RuleCard {
        evidence = List.copyOf(evidence);
        overrideReasons = List.copyOf(overrideReasons);
        suggestions = List.copyOf(suggestions);
    }

    /** One that suggests nothing. */
    public RuleCard(RuleId rule, String owner, List<String> evidence, List<Coding> overrideReasons, String markdown) {
        this(rule, owner, evidence, overrideReasons, List.of(), markdown);
    }
}
