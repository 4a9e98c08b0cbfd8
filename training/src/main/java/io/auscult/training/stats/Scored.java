package io.auscult.training.stats;

/**
 * A score beside what turned out to be true.
 *
 * @param score larger means more likely diseased; a probability where a function says so
 */
public record Scored(double score, boolean diseased) {}
