package io.auscult.rules.fact;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A span of time that a policy rule works with, from {@code pack.yaml}.
 *
 * @param rule the rule it is for
 * @param citation the publication it comes from; null for a site value
 */
public record Setting(
        String rule, String name, Duration span, @Nullable String citation) {
    public int days() {
        return Math.toIntExact(span.toDays());
    }

    public boolean siteValue() {
        return citation == null;
    }
}
