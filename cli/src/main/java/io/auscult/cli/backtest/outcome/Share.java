package io.auscult.cli.backtest.outcome;

import io.auscult.training.stats.Estimate;
import java.util.Optional;

/**
 * How many of how many, with Wilson's score interval, which is right for small numbers and for none or all of them too. Wilson EB, J Am
 * Stat Assoc 1927;22:209-212; Newcombe RG, Statistics in Medicine 1998;17:857-872 (method 3).
 */
public record Share(int hits, int of) {
    public Share {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException("A share is of a whole: " + hits + " of " + of);
        }
    }

    /** With its 95 % interval; empty for a share of nothing. */
    public Optional<Estimate> estimate() {
        if (of == 0) {
            return Optional.empty();
        }
        double z2 = Estimate.Z * Estimate.Z;
        double p = (double) hits / of;
        double middle = p + z2 / (2 * of);
        double half = Estimate.Z * Math.sqrt(p * (1 - p) / of + z2 / (4.0 * of * of));
        double whole = 1 + z2 / of;
        return Optional.of(
                new Estimate(p, hits == 0 ? 0 : (middle - half) / whole, hits == of ? 1 : (middle + half) / whole));
    }

    /**
     * How many must be looked at to find one: one over the share, and over its limits. Empty where none was found; without an upper
     * limit, infinite, where the share may be nothing.
     */
    public Optional<Estimate> numberNeeded() {
        return hits == 0
                ? Optional.empty()
                : estimate().map(share -> new Estimate(1 / share.value(), 1 / share.high(), 1 / share.low()));
    }
}
