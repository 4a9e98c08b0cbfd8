package io.auscult.core.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an alert went a step further because nobody had been shown it.
 *
 * @param to the role that is to see it too; null when only its urgency rose
 */
public record Escalated(Instant at, @Nullable String to) {}
