package io.auscult.training.stats;

import java.util.List;

/**
 * One point of a decision curve (Vickers and Elkin, Medical Decision Making 2006;26:565-574, doi:10.1177/0272989X06295361): true
 * positives less false positives, these weighed by the odds of the threshold, per person. Acting on nobody has 0.
 *
 * @param threshold the probability at which one would act
 * @param model when those at or above it are acted on
 * @param everybody when all are
 */
public record NetBenefit(double threshold, double model, double everybody) {

    /** @param people with probabilities for scores */
    public static NetBenefit at(double threshold, List<Scored> people) {
        return new NetBenefit(threshold, benefit(people, threshold, threshold), benefit(people, threshold, 0));
    }

    private static double benefit(List<Scored> people, double threshold, double actFrom) {
        double odds = threshold / (1 - threshold);
        double sum = 0;
        for (Scored one : people) {
            if (one.score() >= actFrom) {
                sum += one.diseased() ? 1 : -odds;
            }
        }
        return sum / people.size();
    }
}
