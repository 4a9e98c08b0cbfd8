package io.auscult.rules.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That another rule speaks of the same thing, as a pair of {@code duplicates} in {@code pack.yaml} says.
 *
 * @param rule the one that gives way
 * @param by the other rule
 * @param answered when the other was answered; null while it is raised
 * @param until when the answer no longer covers it; null for as long as the other is raised
 */
public record Covered(
        String rule,
        String subject,
        String by,
        @Nullable Instant answered,
        @Nullable Instant until) {}
