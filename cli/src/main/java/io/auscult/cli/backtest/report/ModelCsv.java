package io.auscult.cli.backtest.report;

import io.auscult.cli.backtest.outcome.ModelPerformance;
import io.auscult.training.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model's backtest for spreadsheets: one number a line. */
public final class ModelCsv {
    private final List<String> lines = new ArrayList<>(List.of("table,group,measure,value,low,high"));

    private ModelCsv() {}

    public static String of(ModelReport report) {
        ModelCsv csv = new ModelCsv();
        report.counts().bands().forEach((band, patients) -> csv.line("bands", band, "patients", patients));
        report.counts()
                .reasons()
                .forEach((reason, patients) -> csv.line("not assessable", reason, "patients", patients));
        report.counts()
                .histogram()
                .forEach(bar -> csv.line("scores", bar.from() + " to " + bar.to(), "patients", bar.patients()));
        report.performances().forEach(csv::performance);
        return String.join("\n", csv.lines) + "\n";
    }

    private void performance(ModelPerformance one) {
        String group = one.outcome() + ": " + one.group().name();
        line("outcomes", group, "patients", one.people());
        line("outcomes", group, "with the outcome", one.outcomes());
        line("outcomes", group, "auroc", one.auroc());
        line("outcomes", group, "observed per expected", one.ratio());
        if (one.brier() != null) {
            line("outcomes", group, "brier", one.brier());
        }
        one.tenths()
                .forEach(tenth -> line(
                        "tenths",
                        group,
                        "observed where " + tenth.predicted() + " was predicted",
                        tenth.observed().estimate().orElse(null)));
    }

    private void line(String table, String group, String measure, double value) {
        lines.add(String.join(",", table, ReportCsv.quoted(group), measure, ReportCsv.number(value), "", ""));
    }

    private void line(String table, String group, String measure, @Nullable Estimate estimate) {
        if (estimate != null) {
            lines.add(String.join(
                    ",",
                    table,
                    ReportCsv.quoted(group),
                    measure,
                    ReportCsv.number(estimate.value()),
                    ReportCsv.number(estimate.low()),
                    ReportCsv.number(estimate.high())));
        }
    }
}
