package io.auscult.rules.drools;

import org.jspecify.annotations.Nullable;

/**
 * A question of a rule file whose answer may change by time alone, found when the file is read.
 *
 * @param question as written, one of {@link Vocabulary#TIMED} or {@code age}
 * @param about the concept or derived fact; empty for the age
 * @param days the span asked about, where it is a number; null when it is a variable, or there is none
 */
record Asked(String question, String about, @Nullable Integer days) {}
