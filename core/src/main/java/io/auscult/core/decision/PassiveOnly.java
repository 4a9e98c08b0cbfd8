package io.auscult.core.decision;

import io.auscult.core.decision.Decision.Raise;

/**
 * That alerts of a rule may not interrupt: they wait in the list until somebody looks, and say why.
 *
 * @param why a sentence
 * @param ofModelsOnly true when it holds of nothing but alerts that stand on a model
 */
public record PassiveOnly(String why, boolean ofModelsOnly) {
    public PassiveOnly {
        if (why.isBlank()) {
            throw new IllegalArgumentException("An alert that may not interrupt says why, in a sentence");
        }
    }

    /** The same alert, which neither interrupts nor does so later, unread. */
    public Raise limit(Raise raise) {
        boolean concerned = !ofModelsOnly || !raise.models().isEmpty();
        return concerned && raise.mayInterrupt() ? raise.passive(why) : raise;
    }
}
