package io.auscult.rules.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That what an alert would ask for is there already, as a look-back in {@code pack.yaml} found it.
 *
 * @param rule the clinical rule
 * @param how "done", "ordered", "resulted" or "diagnosed"
 * @param name of the concept, as the catalogue has it
 * @param words as the source calls it
 * @param until when the look-back ends; null for never
 */
public record Already(
        String rule,
        String how,
        String concept,
        String name,
        String words,
        Instant at,
        @Nullable Instant until,
        String fact) {}
