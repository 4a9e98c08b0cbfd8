package io.auscult.rules.drools;

import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import java.util.List;

/**
 * One decision of a rulebook with all that led to it.
 *
 * @param clinical the facts that clinical rules saw
 * @param proposed what they proposed
 * @param policy the facts that policy rules saw
 */
public record Look(List<Object> clinical, List<Raise> proposed, List<Object> policy, List<Decision> decisions) {
    public Look {
        clinical = List.copyOf(clinical);
        proposed = List.copyOf(proposed);
        policy = List.copyOf(policy);
        decisions = List.copyOf(decisions);
    }
}
