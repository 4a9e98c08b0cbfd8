package io.auscult.training.stats;

import java.util.List;

/**
 * The sensitivity when the cut-off is placed so that at least this share of the people without the disease stays at or below it.
 *
 * @param cutOff a score above it is positive; one of the scores of those without the disease
 */
public record FixedSpecificity(double cutOff, double sensitivity, double specificity) {
    /** Shares of counts are compared with this much room for their rounding. */
    private static final double ROUNDING = 1e-9;

    /** @param specificity the least that is wanted, such as 0.95 */
    public static FixedSpecificity of(List<Scored> people, double specificity) {
        double[] healthy = people.stream()
                .filter(one -> !one.diseased())
                .mapToDouble(Scored::score)
                .sorted()
                .toArray();
        int below = (int) Math.ceil(specificity * healthy.length - ROUNDING);
        double cutOff = healthy[below - 1];
        return new FixedSpecificity(cutOff, shareAbove(people, cutOff, true), 1 - shareAbove(people, cutOff, false));
    }

    /** Of those with the disease, or without, the share above a cut-off: sensitivity, or one less specificity. */
    public static double shareAbove(List<Scored> people, double cutOff, boolean diseased) {
        long all = people.stream().filter(one -> one.diseased() == diseased).count();
        long above = people.stream()
                .filter(one -> one.diseased() == diseased && one.score() > cutOff)
                .count();
        return (double) above / all;
    }
}
