package io.auscult.training.stats;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Whether probabilities are true on the whole: the slope and intercept of a logistic regression of the outcome on the log-odds (1 and 0
 * are perfect; a slope below 1 means too extreme), and the Brier score. As in Van Calster et al., BMC Medicine 2019;17:230,
 * doi:10.1186/s12916-019-1466-7.
 */
public record Calibration(Estimate slope, double intercept, double brier) {
    private static final double NEAREST_TO_CERTAIN = 1e-12;

    /** @param people with probabilities for scores */
    public static Calibration of(List<Scored> people) {
        LogisticLine line = LogisticLine.fit(people.stream()
                .map(one -> new Scored(logit(one.score()), one.diseased()))
                .toList());
        Estimate slope =
                Estimate.normal(line.slope(), line.slopeError(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        return new Calibration(slope, line.intercept(), brier(people));
    }

    /** The mean squared distance of the probability from what happened; 0 is perfect, a constant p gives p × (1 - p). */
    public static double brier(List<Scored> people) {
        double sum = 0;
        for (Scored one : people) {
            double error = one.score() - (one.diseased() ? 1 : 0);
            sum += error * error;
        }
        return sum / people.size();
    }

    /** The log-odds of a probability; 0 and 1 count as the nearest that has any. */
    public static double logit(double probability) {
        double p = Math.clamp(probability, NEAREST_TO_CERTAIN, 1 - NEAREST_TO_CERTAIN);
        return StrictMath.log(p / (1 - p));
    }

    /** Of several validations of the same people: the means. */
    public static Calibration mean(List<Calibration> repeats) {
        return new Calibration(
                new Estimate(
                        average(repeats.stream().mapToDouble(one -> one.slope().value())),
                        average(repeats.stream().mapToDouble(one -> one.slope().low())),
                        average(repeats.stream().mapToDouble(one -> one.slope().high()))),
                average(repeats.stream().mapToDouble(Calibration::intercept)),
                average(repeats.stream().mapToDouble(Calibration::brier)));
    }

    private static double average(DoubleStream values) {
        return values.average().orElseThrow();
    }
}
