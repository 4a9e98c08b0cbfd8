package io.auscult.cli.backtest.count;

import io.auscult.cli.backtest.life.Change;
import io.auscult.cli.backtest.life.Change.Kind;
import io.auscult.cli.backtest.life.Opening;
import io.auscult.core.decision.RuleId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One rule under two sets of rules. Alerts in shadow count like others here: what is compared is often in shadow on one side.
 *
 * @param before alerts under the others, and {@code now} under these
 * @param lost alerts that opened under the others alone; {@code gained} under these alone; {@code moved} at another time
 * @param otherMode alerts that reach further now, or less far
 * @param patients for whom anything differs
 * @param perMonth alerts more in a month of the replayed time, all patients together; negative for fewer
 */
public record Against(
        RuleId rule,
        int before,
        int now,
        int lost,
        int gained,
        int moved,
        int otherMode,
        int patients,
        double perMonth) {

    /**
     * Of each rule that opens anything on either side.
     *
     * @param calendarMonths how long the replayed time is
     */
    public static List<Against> of(Counts before, Counts now, Collection<Change> changes, double calendarMonths) {
        Set<RuleId> rules = new TreeSet<>();
        before.openings().map(Opening::rule).forEach(rules::add);
        now.openings().map(Opening::rule).forEach(rules::add);
        List<Against> rows = new ArrayList<>();
        for (RuleId rule : rules) {
            List<Change> own = changes.stream()
                    .filter(change -> change.rule().equals(rule))
                    .toList();
            int was = openings(before, rule);
            int is = openings(now, rule);
            rows.add(new Against(
                    rule,
                    was,
                    is,
                    of(own, Kind.LOST),
                    of(own, Kind.GAINED),
                    of(own, Kind.MOVED),
                    of(own, Kind.OTHER_MODE),
                    (int) own.stream().map(Change::patient).distinct().count(),
                    calendarMonths == 0 ? 0 : (is - was) / calendarMonths));
        }
        return rows;
    }

    private static int openings(Counts counts, RuleId rule) {
        return (int)
                counts.openings().filter(opening -> opening.rule().equals(rule)).count();
    }

    private static int of(List<Change> changes, Kind kind) {
        return (int) changes.stream().filter(change -> change.kind() == kind).count();
    }
}
