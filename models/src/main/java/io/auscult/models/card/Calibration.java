package io.auscult.models.card;

import java.util.List;

/** From the model's raw output to the score that is shown. */
public sealed interface Calibration {
    /** The score as it is; for the same inputs always the same. */
    double of(double raw);

    /** The raw output is the score. */
    record None() implements Calibration {
        @Override
        public double of(double raw) {
            return raw;
        }
    }

    /** {@code 1 / (1 + exp(-(slope × logit(p) + intercept)))}: logistic recalibration, with the slope on the log-odds of a raw probability. */
    record Platt(double slope, double intercept) implements Calibration {
        @Override
        public double of(double raw) {
            return logistic(slope * StrictMath.log(raw / (1 - raw)) + intercept);
        }
    }

    /** {@code 1 / (1 + exp(-(slope × x + intercept)))}, Platt's own form: for a raw output that is a margin, such as a decision function. */
    record PlattOnMargin(double slope, double intercept) implements Calibration {
        @Override
        public double of(double raw) {
            return logistic(slope * raw + intercept);
        }
    }

    /** Linear between the points, level beyond the first and the last. */
    record Isotonic(List<Double> x, List<Double> y) implements Calibration {
        public Isotonic {
            x = List.copyOf(x);
            y = List.copyOf(y);
        }

        @Override
        public double of(double raw) {
            int above = 0;
            while (above < x.size() && x.get(above) <= raw) {
                above++;
            }
            if (above == 0) {
                return y.getFirst();
            }
            if (above == x.size()) {
                return y.getLast();
            }
            double share = (raw - x.get(above - 1)) / (x.get(above) - x.get(above - 1));
            return y.get(above - 1) + share * (y.get(above) - y.get(above - 1));
        }
    }

    private static double logistic(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }
}
