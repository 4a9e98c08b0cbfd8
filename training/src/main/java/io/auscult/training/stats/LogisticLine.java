package io.auscult.training.stats;

import java.util.List;

/**
 * The line {@code log-odds = intercept + slope × x} of the greatest likelihood, by Newton's method; and the standard error of its slope.
 * Without a finite optimum (everybody with the disease above everybody without) the fit is refused.
 */
public record LogisticLine(double slope, double intercept, double slopeError) {
    private static final int STEPS = 100;
    private static final double SMALLEST_STEP = 1e-12;
    private static final double SMALLEST_SHARE = 1e-6;
    /** Sums of so many terms are compared with this much room. */
    private static final double ROUNDING = 1e-12;

    /** @param people whose score is the x of the line */
    public static LogisticLine fit(List<Scored> people) {
        double slope = 1;
        double intercept = 0;
        for (int step = 0; step < STEPS; step++) {
            Curvature here = Curvature.at(people, slope, intercept);
            double determinant = here.determinant();
            if (!(determinant > 1e-300)) {
                throw new IllegalArgumentException("No finite line separates the diseased from the others");
            }
            double bySlope = (here.onSlope() * here.aa() - here.onIntercept() * here.ab()) / determinant;
            double byIntercept = (here.onIntercept() * here.bb() - here.onSlope() * here.ab()) / determinant;
            double share = longestStep(people, slope, intercept, bySlope, byIntercept);
            slope += share * bySlope;
            intercept += share * byIntercept;
            if (Math.abs(bySlope) + Math.abs(byIntercept) < SMALLEST_STEP * (1 + Math.abs(slope))) {
                Curvature last = Curvature.at(people, slope, intercept);
                return new LogisticLine(slope, intercept, Math.sqrt(last.aa() / last.determinant()));
            }
        }
        throw new IllegalArgumentException("The line was not found in " + STEPS + " steps");
    }

    /** Newton's whole step, or the half, quarter, … that does not lead downhill. */
    private static double longestStep(
            List<Scored> people, double slope, double intercept, double bySlope, double byIntercept) {
        double here = likelihood(people, slope, intercept);
        double share = 1;
        while (share > SMALLEST_SHARE
                && likelihood(people, slope + share * bySlope, intercept + share * byIntercept)
                        < here - ROUNDING * Math.abs(here)) {
            share /= 2;
        }
        return share;
    }

    private static double likelihood(List<Scored> people, double slope, double intercept) {
        double sum = 0;
        for (Scored one : people) {
            double logOdds = intercept + slope * one.score();
            sum -= StrictMath.log1p(StrictMath.exp(one.diseased() ? -logOdds : logOdds));
        }
        return sum;
    }

    /** @param x as it was when the line was fitted */
    public double probability(double x) {
        return 1 / (1 + StrictMath.exp(-(intercept + slope * x)));
    }

    /** The gradient of the log-likelihood, and the information: aa of the intercept, bb of the slope. */
    private record Curvature(double onIntercept, double onSlope, double aa, double ab, double bb) {
        static Curvature at(List<Scored> people, double slope, double intercept) {
            double onIntercept = 0;
            double onSlope = 0;
            double aa = 0;
            double ab = 0;
            double bb = 0;
            for (Scored one : people) {
                double x = one.score();
                double p = 1 / (1 + StrictMath.exp(-(intercept + slope * x)));
                double error = (one.diseased() ? 1 : 0) - p;
                double weight = p * (1 - p);
                onIntercept += error;
                onSlope += error * x;
                aa += weight;
                ab += weight * x;
                bb += weight * x * x;
            }
            return new Curvature(onIntercept, onSlope, aa, ab, bb);
        }

        double determinant() {
            return aa * bb - ab * ab;
        }
    }
}
