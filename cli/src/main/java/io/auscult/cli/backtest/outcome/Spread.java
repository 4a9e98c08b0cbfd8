package io.auscult.cli.backtest.outcome;

import io.auscult.training.stats.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * The middle of some numbers and their quarters. Quantiles lie between the two nearest values (type 7 of Hyndman and Fan, The American
 * Statistician 1996;50:361-365); the interval of the median goes from one of the values to another, by their ranks (Campbell and
 * Gardner, BMJ 1988;296:1454-1456).
 *
 * @param median its limits are the least and the largest value where there are too few for others
 */
public record Spread(int count, Estimate median, double lower, double upper) {
    /** Empty for no numbers. */
    public static Optional<Spread> of(List<Double> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        double half = Estimate.Z * Math.sqrt(n) / 2;
        int low = (int) Math.max(1, Math.round(n / 2.0 - half));
        int high = (int) Math.min(n, Math.round(1 + n / 2.0 + half));
        return Optional.of(new Spread(
                n,
                new Estimate(quantile(sorted, 0.5), sorted.get(low - 1), sorted.get(high - 1)),
                quantile(sorted, 0.25),
                quantile(sorted, 0.75)));
    }

    /** @param sorted at least one value, the least first */
    public static double quantile(List<Double> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        double from = sorted.get(below);
        return from + (place - below) * (sorted.get(above) - from);
    }
}
