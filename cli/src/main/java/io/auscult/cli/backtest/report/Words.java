package io.auscult.cli.backtest.report;

import io.auscult.cli.backtest.outcome.Share;
import io.auscult.training.stats.Estimate;
import java.util.Locale;
import java.util.Optional;

/** Numbers as readers expect them. */
final class Words {
    private static final double MINUS_BELOW = -0.05;

    private Words() {}

    /** "12.5 % (7.1 to 21.0), 5 of 40". */
    static String share(Share share) {
        return share.estimate()
                .map(estimate -> String.format(
                        Locale.ROOT,
                        "%.1f %% (%.1f to %.1f), %d of %d",
                        100 * estimate.value(),
                        100 * estimate.low(),
                        100 * estimate.high(),
                        share.hits(),
                        share.of()))
                .orElse("–");
    }

    static String estimate(Optional<Estimate> estimate, int digits) {
        String form = "%." + digits + "f (%." + digits + "f to %." + digits + "f)";
        return estimate.map(known -> Double.isFinite(known.high())
                        ? String.format(Locale.ROOT, form, known.value(), known.low(), known.high())
                        : String.format(
                                Locale.ROOT,
                                "%." + digits + "f (%." + digits + "f or more)",
                                known.value(),
                                known.low()))
                .orElse("–");
    }

    /** "12.0 fewer alerts a month". */
    static String difference(double perMonth) {
        String amount = String.format(Locale.ROOT, Math.abs(perMonth) < 10 ? "%.1f" : "%,.0f", Math.abs(perMonth));
        if (Math.abs(perMonth) < -MINUS_BELOW) {
            return "as many alerts a month";
        }
        return amount + (perMonth < 0 ? " fewer alerts a month" : " more alerts a month");
    }
}
