package io.auscult.cli.backtest.report;

import static io.auscult.cli.backtest.report.Markup.count;

import io.auscult.cli.backtest.count.ModelCounts;
import io.auscult.cli.backtest.count.ModelCounts.Bar;
import io.auscult.cli.backtest.outcome.Group;
import io.auscult.cli.backtest.outcome.ModelPerformance;
import io.auscult.cli.models.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** A model's backtest as one page that needs nothing else. */
public final class ModelPage {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 150;
    private static final int BOTTOM = 24;

    private final ModelReport report;
    private final Markup page = new Markup();

    private ModelPage(ModelReport report) {
        this.report = report;
    }

    public static String of(ModelReport report) {
        ModelPage page = new ModelPage(report);
        page.scores();
        page.against();
        page.outcomes();
        return page.page.raw("</main></body></html>").html();
    }

    private void scores() {
        ModelCounts counts = report.counts();
        page.raw(ReportPage.opening("Backtest of " + counts.model()));
        page.paragraph(count(counts.lives().size()) + " patients, " + count(counts.scored()) + " with a score.");
        page.heading("Scores");
        List<Bar> bars = counts.histogram();
        if (!bars.isEmpty()) {
            page.raw("<figure><figcaption>Patients by their newest score</figcaption>" + svg(bars) + "</figure>");
        }
        page.table("Bands", List.of("Band", "Patients"), rows(counts.bands()));
        if (!counts.reasons().isEmpty()) {
            page.table("Why there is no score", List.of("Input and reason", "Patients"), rows(counts.reasons()));
        }
    }

    private static List<List<String>> rows(SortedMap<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> List.of(entry.getKey(), count(entry.getValue())))
                .toList();
    }

    private static String svg(List<Bar> bars) {
        int most = Math.max(1, bars.stream().mapToInt(Bar::patients).max().orElse(1));
        double step = (double) WIDTH / bars.size();
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Histogram of scores from %.4g to %.4g; most in one bar: %d\">",
                WIDTH,
                HEIGHT,
                bars.getFirst().from(),
                bars.getLast().to(),
                most));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double height = (double) bar.patients() / most * (HEIGHT - BOTTOM);
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%.4g to %.4g: %d</title></rect>",
                    i * step + 1,
                    HEIGHT - BOTTOM - height,
                    step - 2,
                    height,
                    bar.from(),
                    bar.to(),
                    bar.patients()));
        }
        return svg.append(String.format(
                        Locale.ROOT,
                        "<text x=\"0\" y=\"%d\">%.4g</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.4g</text></svg>",
                        HEIGHT - 6,
                        bars.getFirst().from(),
                        WIDTH,
                        HEIGHT - 6,
                        bars.getLast().to()))
                .toString();
    }

    private void against() {
        Comparison against = report.against();
        if (against == null) {
            return;
        }
        page.heading("Compared with " + against.first());
        page.paragraph(
                count(against.agreeing()) + " of " + count(against.pairs().size()) + " patients are in the same band.");
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, Map<String, Integer>> from : against.bands().entrySet()) {
            from.getValue().forEach((to, patients) -> rows.add(List.of(from.getKey(), to, count(patients))));
        }
        page.table("From its band to the new one", List.of("Before", "Now", "Patients"), rows);
    }

    private void outcomes() {
        if (report.performances().isEmpty()) {
            return;
        }
        page.heading("Scores and outcomes");
        page.paragraph(
                "The first score of each patient, beside what became of them in time. In brackets 95 % intervals.");
        page.table(
                "By outcome and group of patients",
                List.of(
                        "Outcome",
                        "Group",
                        "Patients",
                        "With it",
                        "AUROC",
                        "Observed per expected",
                        "Brier",
                        "Left out"),
                report.performances().stream().map(ModelPage::row).toList());
        report.performances().stream()
                .filter(one -> one.group().equals(Group.ALL) && !one.tenths().isEmpty())
                .forEach(this::calibration);
    }

    private static List<String> row(ModelPerformance one) {
        return List.of(
                one.outcome(),
                one.group().name(),
                count(one.people()),
                count(one.outcomes()),
                Words.estimate(Optional.ofNullable(one.auroc()), 3),
                Words.estimate(Optional.ofNullable(one.ratio()), 2),
                ModelText.brier(one),
                count(one.leftOut()));
    }

    private void calibration(ModelPerformance one) {
        String id = "c" + Integer.toHexString(one.outcome().hashCode());
        page.raw("<figure><figcaption>Calibration, " + Markup.escaped(one.outcome()) + "</figcaption>"
                + new CalibrationPlot(id, one.tenths()).svg() + "</figure>");
        page.table(
                "By tenths of the patients",
                List.of("Predicted", "Observed"),
                one.tenths().stream()
                        .map(tenth -> List.of(
                                String.format(Locale.ROOT, "%.2f %%", 100 * tenth.predicted()),
                                Words.share(tenth.observed())))
                        .toList());
    }
}
