package io.auscult.cli.backtest.report;

import static io.auscult.cli.backtest.report.Markup.count;

import io.auscult.cli.backtest.count.Counts;
import io.auscult.cli.backtest.life.Change;
import io.auscult.cli.backtest.outcome.Performance;
import io.auscult.cli.backtest.outcome.Spread;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The report as one page that needs nothing else: no script, no font, no picture from elsewhere. */
public final class ReportPage {
    private static final int SHOWN_CHANGES = 200;
    private static final String STYLE = "report.css";

    private final Report report;
    private final Markup page = new Markup();

    private ReportPage(Report report) {
        this.report = report;
    }

    public static String of(Report report) {
        ReportPage page = new ReportPage(report);
        page.head();
        page.against();
        page.rules();
        page.weeks();
        page.wards();
        page.held();
        page.outcomes();
        page.changes();
        return page.page.raw("</main></body></html>").html();
    }

    static String opening(String title) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
                + Markup.escaped(title) + "</title><style>" + style() + "</style></head><body><main><h1>"
                + Markup.escaped(title) + "</h1>";
    }

    private static String style() {
        try (InputStream in = ReportPage.class.getResourceAsStream(STYLE)) {
            if (in == null) {
                throw new IllegalStateException("The program has no " + STYLE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void head() {
        Counts now = report.now();
        page.raw(opening("Backtest"));
        page.paragraph(
                "Packs: " + report.packs() + (report.before().isEmpty() ? "" : ". Compared with: " + report.before()));
        page.paragraph(String.format(
                Locale.ROOT,
                "%,d patients, %,.0f months of patients together, %,d events; from %s to %s.",
                now.patients(),
                now.months(),
                now.events(),
                now.from().map(ReportPage::day).orElse("–"),
                now.to().map(ReportPage::day).orElse("–")));
    }

    private static String day(Instant at) {
        return at.toString().substring(0, 10);
    }

    private void against() {
        List<List<String>> rows = report.against().stream()
                .filter(row -> row.patients() > 0)
                .map(row -> List.of(
                        row.rule().value(),
                        count(row.before()),
                        count(row.now()),
                        Words.difference(row.perMonth()),
                        count(row.lost()),
                        count(row.gained()),
                        count(row.moved()),
                        count(row.otherMode()),
                        count(row.patients())))
                .toList();
        if (report.other() != null) {
            page.heading("What differs");
            if (rows.isEmpty()) {
                page.paragraph("Nothing: on this past both give the same alerts.");
            } else {
                page.table(
                        "Alerts under the other packs and under these, live and in shadow together",
                        List.of(
                                "Rule",
                                "Before",
                                "Now",
                                "Difference",
                                "Lost",
                                "Gained",
                                "Moved",
                                "Other mode",
                                "Patients"),
                        rows);
            }
        }
    }

    private void rules() {
        page.heading("Alerts by rule");
        page.table(
                "What each rule opened",
                List.of("Rule", "Opened", "Patients", "Held", "Withdrawn", "In shadow", "Per 100 patients a month"),
                report.now().byRule(report.rules()).stream()
                        .map(row -> List.of(
                                row.rule().value(),
                                count(row.opened()),
                                count(row.patients()),
                                count(row.held()),
                                count(row.withdrawn()),
                                count(row.inShadow()),
                                String.format(Locale.ROOT, "%.2f", row.perHundredAMonth())))
                        .toList());
    }

    private void weeks() {
        page.heading("Alerts a week");
        if (report.other() != null) {
            page.raw(
                    "<p class=\"key\"><span class=\"k-bar\"></span> these packs <span class=\"k-other\"></span> the others</p>");
        }
        SortedMap<RuleId, SortedMap<LocalDate, Long>> now = weeks(report.now());
        Counts other = report.other();
        SortedMap<RuleId, SortedMap<LocalDate, Long>> before = other == null ? new TreeMap<>() : weeks(other);
        SortedMap<RuleId, Integer> all = new TreeMap<>();
        now.keySet().forEach(rule -> all.put(rule, all.size()));
        before.keySet().forEach(rule -> all.putIfAbsent(rule, all.size()));
        if (all.isEmpty()) {
            page.paragraph("None.");
        }
        all.forEach((rule, number) -> page.raw("<figure><figcaption>" + Markup.escaped(rule.value()) + "</figcaption>"
                + new WeekPlot(
                                "w" + number,
                                rule.value(),
                                now.getOrDefault(rule, Collections.emptySortedMap()),
                                before.getOrDefault(rule, Collections.emptySortedMap()))
                        .svg()
                + "</figure>"));
    }

    /** Live and in shadow together: a pack under trial is in shadow. */
    private static SortedMap<RuleId, SortedMap<LocalDate, Long>> weeks(Counts counts) {
        SortedMap<RuleId, SortedMap<LocalDate, Long>> both = new TreeMap<>(counts.byRuleAndWeek(Mode.LIVE));
        counts.byRuleAndWeek(Mode.SHADOW).forEach((rule, weeks) -> {
            SortedMap<LocalDate, Long> sum = both.computeIfAbsent(rule, _ -> new TreeMap<>());
            weeks.forEach((week, count) -> sum.merge(week, count, Long::sum));
        });
        return both;
    }

    private void wards() {
        List<List<String>> rows = new ArrayList<>();
        for (Mode mode : List.of(Mode.LIVE, Mode.SHADOW)) {
            report.now()
                    .byWard(mode)
                    .forEach((ward, rules) -> rules.forEach(
                            (rule, count) -> rows.add(List.of(ward, rule.value(), mode.word(), count(count)))));
        }
        if (!rows.isEmpty()) {
            page.heading("Alerts by ward");
            page.table("Where the patient lay when the alert opened", List.of("Ward", "Rule", "Mode", "Alerts"), rows);
        }
    }

    private void held() {
        List<List<String>> rows = report.now().held().stream()
                .map(held -> List.of(held.rule().value(), held.by().value(), count(held.times())))
                .toList();
        if (!rows.isEmpty()) {
            page.heading("Held back");
            page.table("Alerts that a policy held back", List.of("Rule", "Held by", "Times"), rows);
        }
    }

    private void outcomes() {
        if (report.performances().isEmpty()) {
            return;
        }
        page.heading("Alerts and outcomes");
        page.paragraph(
                "Patients are counted, not alerts. PPV: of the patients with an alert, those who had the outcome in time after"
                        + " their first. Sensitivity: of the patients who had the outcome, those with an alert in time before it. In brackets"
                        + " 95 % intervals.");
        page.table(
                "By rule, outcome and group of patients",
                List.of(
                        "Rule",
                        "Outcome",
                        "Group",
                        "PPV",
                        "To evaluate for one",
                        "Sensitivity",
                        "Lead, days",
                        "Left out"),
                report.performances().stream().map(ReportPage::outcome).toList());
    }

    private static List<String> outcome(Performance one) {
        return List.of(
                one.rule().value(),
                one.outcome(),
                one.group().name(),
                Words.share(one.ppv()),
                Words.estimate(one.ppv().numberNeeded(), 1),
                Words.share(one.sensitivity()),
                lead(one),
                count(one.knownBefore() + one.tooEarly()));
    }

    static String lead(Performance one) {
        Spread lead = one.leadDays();
        return lead == null
                ? "–"
                : String.format(
                        Locale.ROOT, "%.0f (quarters %.0f, %.0f)", lead.median().value(), lead.lower(), lead.upper());
    }

    private void changes() {
        if (report.changes().isEmpty()) {
            return;
        }
        page.heading("Who changes, and why");
        if (report.changes().size() > SHOWN_CHANGES) {
            page.paragraph("The first " + SHOWN_CHANGES + " of "
                    + count(report.changes().size()) + "; the JSON report has all.");
        }
        page.table(
                "Alerts that differ",
                List.of("Patient", "Rule", "Change", "At", "Why"),
                report.changes().stream().limit(SHOWN_CHANGES).map(this::change).toList());
    }

    private List<String> change(Change change) {
        return List.of(
                report.names().apply(change.patient()),
                change.rule().value(),
                change.kind().word(),
                day(change.at()),
                why(change));
    }

    static String why(Change change) {
        return switch (change.kind()) {
            case LOST -> "Now: " + String.join("; ", change.why());
            case GAINED -> "Before: " + String.join("; ", change.why());
            case MOVED -> "Opened " + change.before() + " before";
            case OTHER_MODE -> change.modeBefore() + " before, " + change.modeNow() + " now";
        };
    }
}
