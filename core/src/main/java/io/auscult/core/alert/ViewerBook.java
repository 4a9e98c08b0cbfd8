package io.auscult.core.alert;

import io.auscult.core.decision.RuleId;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import java.util.Map;

/**
 * What holds at the moment of looking: the modes and policies in force now, and what has been shown and answered. A rule or model
 * whose mode is not named here is off, so that what was taken back is never shown again.
 *
 * @param policies of the rules that have one; the others are open
 */
public record ViewerBook(
        Map<RuleId, Mode> rules,
        Map<ModelRef, Mode> models,
        Map<RuleId, ShowPolicy> policies,
        Surroundings surroundings) {
    public ViewerBook {
        rules = Map.copyOf(rules);
        models = Map.copyOf(models);
        policies = Map.copyOf(policies);
    }

    /** Modes alone. */
    public ViewerBook(Map<RuleId, Mode> rules, Map<ModelRef, Mode> models) {
        this(rules, models, Map.of(), Surroundings.NONE);
    }

    /** The same modes, with policies and what they ask about. */
    public ViewerBook with(Map<RuleId, ShowPolicy> newPolicies, Surroundings newSurroundings) {
        return new ViewerBook(rules, models, newPolicies, newSurroundings);
    }

    public ShowPolicy policy(RuleId rule) {
        return policies.getOrDefault(rule, ShowPolicy.OPEN);
    }

    Mode mode(Episode episode) {
        Mode mode = episode.raise().mode().and(rules.getOrDefault(episode.rule(), Mode.OFF));
        for (ModelRef model : episode.raise().models()) {
            mode = mode.and(models.getOrDefault(model, Mode.OFF));
        }
        return mode;
    }
}
