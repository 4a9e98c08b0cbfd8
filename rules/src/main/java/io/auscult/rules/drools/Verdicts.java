package io.auscult.rules.drools;

import io.auscult.rules.fact.Proposal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.RuleContext;

/**
 * What the {@code then} of rule files says, collected while the rules run. Public because compiled rule files call it; a rule
 * file knows it only as {@code propose} and {@code hold}.
 */
public final class Verdicts {
    static final String GLOBAL = "verdicts";

    private final List<Proposed> proposed = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();

    /** @param matched all facts of the match; {@code seen} what the rule chose to show */
    record Proposed(String ruleName, List<Object> matched, List<Object> seen) {}

    record Held(
            String ruleName, Proposal proposal, @Nullable Instant until, List<Object> seen) {}

    /** Proposes the rule's alert, showing the given facts as its basis. */
    public static void propose(RuleContext drools, Object... seen) {
        of(drools)
                .proposed
                .add(new Proposed(drools.getRule().getName(), drools.getMatch().getObjects(), Arrays.asList(seen)));
    }

    /** Holds a proposal back, until a time or, with null, for as long as the rule matches. */
    public static void hold(RuleContext drools, Proposal proposal, @Nullable Instant until, Object... seen) {
        of(drools).held.add(new Held(drools.getRule().getName(), proposal, until, Arrays.asList(seen)));
    }

    private static Verdicts of(RuleContext drools) {
        return (Verdicts) drools.getKieRuntime().getGlobal(GLOBAL);
    }

    List<Proposed> proposed() {
        return proposed;
    }

    List<Held> held() {
        return held;
    }
}
