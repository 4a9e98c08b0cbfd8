package io.auscult.core.alert;

import io.auscult.core.decision.RuleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether an alert is put before a viewer now, and if not, why. */
public sealed interface Showing {

    Alert alert();

    record Shown(Alert alert) implements Showing {}

    /**
     * Not now, or not to this viewer.
     *
     * @param rule the policy that defers it, such as {@link Shelf#QUIET_HOURS}
     * @param until when this policy may let it pass; null when time alone does not change it
     * @param sentence why, for whoever asks
     */
    record Deferred(Alert alert, RuleId rule, @Nullable Instant until, String sentence) implements Showing {}
}
