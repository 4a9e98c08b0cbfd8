package io.auscult.rules.fact;

import io.auscult.core.decision.Decision.Raise;

/** What a clinical pack proposes, for policy rules to hold or let pass. */
public record Proposal(Raise raise) {
    public String rule() {
        return raise.rule().value();
    }

    /** The part of the rule id before the slash: "pancreas". */
    public String area() {
        return rule().substring(0, rule().indexOf('/'));
    }

    public String subject() {
        return raise.subject().value();
    }

    /** "info", "warning" or "critical". */
    public String indicator() {
        return raise.indicator().word();
    }
}
