package io.auscult.training.stats;

/**
 * A number and the limits of its 95 % confidence interval.
 */
public record Estimate(double value, double low, double high) {
    /** Of the standard normal distribution, the 97.5th percentile. */
    public static final double Z = 1.959963984540054;

    /** By the normal approximation, held between the two bounds. */
    public static Estimate normal(double value, double standardError, double least, double most) {
        return new Estimate(
                value, Math.max(least, value - Z * standardError), Math.min(most, value + Z * standardError));
    }
}
