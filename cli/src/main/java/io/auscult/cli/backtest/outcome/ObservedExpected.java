package io.auscult.cli.backtest.outcome;

import io.auscult.training.stats.Estimate;
import io.auscult.training.stats.Scored;
import java.util.List;
import java.util.Optional;

/**
 * How many had the outcome for each one who was expected to: 1 is right, below 1 the model predicts too much. The interval takes the
 * observed number for a Poisson count (Byar's approximation: Breslow and Day, Statistical Methods in Cancer Research, volume II, IARC
 * 1987, section 2.3).
 *
 * @param expected the sum of the predicted probabilities
 */
public record ObservedExpected(int observed, double expected) {
    static ObservedExpected of(List<Scored> people) {
        return new ObservedExpected(
                (int) people.stream().filter(Scored::diseased).count(),
                people.stream().mapToDouble(Scored::score).sum());
    }

    /** Empty where nobody is expected to have it. */
    public Optional<Estimate> ratio() {
        return expected <= 0
                ? Optional.empty()
                : Optional.of(new Estimate(
                        observed / expected,
                        observed == 0 ? 0 : limit(observed, -Estimate.Z) / expected,
                        limit(observed + 1, Estimate.Z) / expected));
    }

    private static double limit(int count, double z) {
        double root = 1 - 1 / (9.0 * count) + z / (3 * Math.sqrt(count));
        return count * root * root * root;
    }
}
