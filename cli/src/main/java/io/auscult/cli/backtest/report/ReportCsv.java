package io.auscult.cli.backtest.report;

import io.auscult.cli.backtest.count.Against;
import io.auscult.cli.backtest.count.Held;
import io.auscult.cli.backtest.count.RuleRow;
import io.auscult.cli.backtest.outcome.Performance;
import io.auscult.cli.backtest.outcome.Spread;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import io.auscult.training.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The report for spreadsheets: one number a line, with the limits of its interval where it has one. */
public final class ReportCsv {
    private static final String HEADER = "table,rule,group,measure,value,low,high";

    private final List<String> lines = new ArrayList<>(List.of(HEADER));

    private ReportCsv() {}

    public static String of(Report report) {
        ReportCsv csv = new ReportCsv();
        csv.rules(report);
        for (Mode mode : new Mode[] {Mode.LIVE, Mode.SHADOW}) {
            report.now()
                    .byRuleAndWeek(mode)
                    .forEach((rule, weeks) -> weeks.forEach(
                            (week, count) -> csv.line("weeks", rule, week.toString(), mode.word(), count)));
            report.now()
                    .byWard(mode)
                    .forEach((ward, rules) ->
                            rules.forEach((rule, count) -> csv.line("wards", rule, ward, mode.word(), count)));
        }
        for (Held held : report.now().held()) {
            csv.line("withheld", held.rule(), held.by().value(), "times", held.times());
        }
        report.against().forEach(csv::against);
        report.performances().forEach(csv::performance);
        return String.join("\n", csv.lines) + "\n";
    }

    private void rules(Report report) {
        for (RuleRow row : report.now().byRule(report.rules())) {
            line("rules", row.rule(), "", "opened", row.opened());
            line("rules", row.rule(), "", "opened in shadow", row.inShadow());
            line("rules", row.rule(), "", "patients", row.patients());
            line("rules", row.rule(), "", "held", row.held());
            line("rules", row.rule(), "", "withdrawn", row.withdrawn());
            line("rules", row.rule(), "", "per 100 patients a month", row.perHundredAMonth());
        }
    }

    private void against(Against row) {
        line("against", row.rule(), "", "before", row.before());
        line("against", row.rule(), "", "now", row.now());
        line("against", row.rule(), "", "lost", row.lost());
        line("against", row.rule(), "", "gained", row.gained());
        line("against", row.rule(), "", "moved", row.moved());
        line("against", row.rule(), "", "in another mode", row.otherMode());
        line("against", row.rule(), "", "more a month", row.perMonth());
    }

    private void performance(Performance one) {
        String group = one.outcome() + ": " + one.group().name();
        line("outcomes", one.rule(), group, "ppv", one.ppv().estimate());
        line(
                "outcomes",
                one.rule(),
                group,
                "number needed to evaluate",
                one.ppv().numberNeeded());
        line("outcomes", one.rule(), group, "sensitivity", one.sensitivity().estimate());
        line(
                "outcomes",
                one.rule(),
                group,
                "median lead, days",
                Optional.ofNullable(one.leadDays()).map(Spread::median));
    }

    private void line(String table, RuleId rule, String group, String measure, double value) {
        lines.add(String.join(",", table, rule.value(), quoted(group), measure, number(value), "", ""));
    }

    private void line(String table, RuleId rule, String group, String measure, Optional<Estimate> estimate) {
        estimate.ifPresent(known -> lines.add(String.join(
                ",",
                table,
                rule.value(),
                quoted(group),
                quoted(measure),
                number(known.value()),
                number(known.low()),
                Double.isFinite(known.high()) ? number(known.high()) : "")));
    }

    static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** What a source calls its wards is not ours to trust: a spreadsheet takes a leading sign for a formula. */
    static String quoted(String text) {
        String safe = text.matches("[=+@\\-].*") ? "'" + text : text;
        return safe.matches("[^\",\\r\\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
