package io.auscult.rules.pack;

import io.auscult.core.decision.RuleId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Two rules that speak of the same thing. While both are raised the less important gives way, and where they are of equal importance
 * the first.
 *
 * @param answeredWithin for how long after an answer to {@code coveredBy} the first stays quiet too; null for not at all
 */
public record Duplicate(
        RuleId rule, RuleId coveredBy, @Nullable Duration answeredWithin) {}
