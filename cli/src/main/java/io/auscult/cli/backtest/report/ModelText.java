package io.auscult.cli.backtest.report;

import io.auscult.cli.backtest.count.ModelCounts;
import io.auscult.cli.backtest.outcome.ModelPerformance;
import io.auscult.cli.models.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A model's backtest on a terminal. */
public final class ModelText {
    private ModelText() {}

    public static String of(ModelReport report) {
        List<String> lines = new ArrayList<>();
        ModelCounts counts = report.counts();
        lines.add("%s: %d patients, %d with a score"
                .formatted(counts.model(), counts.lives().size(), counts.scored()));
        counts.spread()
                .ifPresent(spread -> lines.add(String.format(
                        Locale.ROOT,
                        "  score: median %.4g, quarters %.4g and %.4g",
                        spread.median().value(),
                        spread.lower(),
                        spread.upper())));
        counts.bands().forEach((band, patients) -> lines.add("  band %s: %d".formatted(band, patients)));
        counts.reasons().forEach((reason, patients) -> lines.add("  no score, %s: %d".formatted(reason, patients)));
        Comparison against = report.against();
        if (against != null) {
            lines.add("Compared with %s: %d of %d patients are in the same band"
                    .formatted(
                            against.first(), against.agreeing(), against.pairs().size()));
            against.bands()
                    .forEach((before, to) -> to.forEach((now, patients) -> {
                        if (!now.equals(before)) {
                            lines.add("  from %s to %s: %d".formatted(before, now, patients));
                        }
                    }));
        }
        report.performances().forEach(one -> lines.add(line(one)));
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static String line(ModelPerformance one) {
        return String.format(
                Locale.ROOT,
                "%s, %s: %d patients, %d with the outcome; AUROC %s; observed/expected %s; Brier %s; left out %d",
                one.outcome(),
                one.group().name(),
                one.people(),
                one.outcomes(),
                Words.estimate(Optional.ofNullable(one.auroc()), 3),
                Words.estimate(Optional.ofNullable(one.ratio()), 2),
                brier(one),
                one.leftOut());
    }

    static String brier(ModelPerformance one) {
        return one.brier() == null ? "–" : String.format(Locale.ROOT, "%.4f", one.brier());
    }
}
