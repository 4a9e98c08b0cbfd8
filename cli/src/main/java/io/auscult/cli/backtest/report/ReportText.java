package io.auscult.cli.backtest.report;

import io.auscult.cli.backtest.count.Against;
import io.auscult.cli.backtest.count.Held;
import io.auscult.cli.backtest.life.Change;
import io.auscult.cli.backtest.outcome.Performance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What stands below the table of rules on a terminal. */
public final class ReportText {
    /** So many changes of a rule are told; the files have all. */
    private static final int TOLD = 3;

    private final List<String> lines = new ArrayList<>();

    private ReportText() {}

    public static String of(Report report) {
        ReportText text = new ReportText();
        text.held(report);
        text.against(report);
        text.outcomes(report);
        return text.lines.isEmpty()
                ? ""
                : System.lineSeparator() + String.join(System.lineSeparator(), text.lines) + System.lineSeparator();
    }

    private void held(Report report) {
        for (Held held : report.now().held()) {
            lines.add("%s: held %d times by %s".formatted(held.rule(), held.times(), held.by()));
        }
    }

    private void against(Report report) {
        if (report.other() == null) {
            return;
        }
        List<Against> rows =
                report.against().stream().filter(row -> row.patients() > 0).toList();
        lines.add("Compared with " + report.before() + ":");
        if (rows.isEmpty()) {
            lines.add("  the same alerts on this past");
        }
        rows.forEach(row -> lines.add("  " + line(row)));
        Map<String, Integer> told = new HashMap<>();
        for (Change change : report.changes()) {
            if (told.merge(change.rule() + change.kind().word(), 1, Integer::sum) <= TOLD) {
                lines.add("  %s %s %s %s: %s"
                        .formatted(
                                report.names().apply(change.patient()),
                                change.at(),
                                change.rule(),
                                change.kind().word(),
                                ReportPage.why(change)));
            }
        }
    }

    /** "pancreas/…: 212.0 fewer alerts a month (…)". */
    public static String line(Against row) {
        return String.format(
                Locale.ROOT,
                "%s: %s (%d before, %d now; %d lost, %d gained, %d at another time, %d in another mode; %d patients)",
                row.rule(),
                Words.difference(row.perMonth()),
                row.before(),
                row.now(),
                row.lost(),
                row.gained(),
                row.moved(),
                row.otherMode(),
                row.patients());
    }

    private void outcomes(Report report) {
        for (Performance one : report.performances()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s, %s, %s: PPV %s; to evaluate for one %s; sensitivity %s; lead %s days; left out %d",
                    one.rule(),
                    one.outcome(),
                    one.group().name(),
                    Words.share(one.ppv()),
                    Words.estimate(one.ppv().numberNeeded(), 1),
                    Words.share(one.sensitivity()),
                    ReportPage.lead(one),
                    one.knownBefore() + one.tooEarly()));
        }
    }
}
