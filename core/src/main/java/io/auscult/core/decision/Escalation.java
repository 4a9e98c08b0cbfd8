package io.auscult.core.decision;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an alert that nobody has been shown or has answered: after this long it is a step more urgent.
 *
 * @param to the role that is then to see it too; null for no other than before
 */
public record Escalation(Duration after, @Nullable String to) {
    public Escalation {
        if (!after.isPositive()) {
            throw new IllegalArgumentException("An alert escalates after some time, not at once");
        }
    }
}
