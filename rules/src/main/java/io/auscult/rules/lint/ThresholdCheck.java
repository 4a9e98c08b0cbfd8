package io.auscult.rules.lint;

import io.auscult.core.decision.RuleId;
import io.auscult.rules.fact.Threshold;
import io.auscult.rules.pack.Nearest;
import io.auscult.rules.pack.ThresholdTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rows of the decision table: of one rule and name there is one for each age. */
final class ThresholdCheck {
    private static final int OLDEST = 130;

    private ThresholdCheck() {}

    static void check(Linted pack) {
        Set<String> rules = pack.ruleIds().stream().map(RuleId::value).collect(Collectors.toCollection(TreeSet::new));
        Map<String, List<ThresholdTable.Row>> groups = new TreeMap<>();
        for (ThresholdTable.Row row : pack.rows()) {
            Threshold threshold = row.threshold();
            if (!rules.contains(threshold.rule())) {
                pack.add(
                        LintKind.UNKNOWN_RULE,
                        row.error(
                                "rule",
                                "\"" + threshold.rule() + "\" is not a rule of this pack"
                                        + Nearest.hint(threshold.rule(), rules)));
            }
            if (ages(pack, row)) {
                groups.computeIfAbsent(threshold.rule() + " " + threshold.name(), _ -> new ArrayList<>())
                        .add(row);
            }
        }
        groups.values().forEach(rows -> neighbours(pack, rows));
    }

    private static boolean ages(Linted pack, ThresholdTable.Row row) {
        Threshold threshold = row.threshold();
        if (threshold.fromAge() > threshold.toAge()) {
            pack.add(
                    LintKind.UNREACHABLE,
                    row.error(
                            "from_age",
                            "from " + threshold.fromAge() + " to " + threshold.toAge()
                                    + " years is nobody; the smaller age comes first"));
            return false;
        }
        if (threshold.fromAge() < 0 || threshold.toAge() > OLDEST) {
            pack.add(
                    LintKind.UNREACHABLE,
                    row.error(
                            threshold.fromAge() < 0 ? "from_age" : "to_age",
                            "ages are completed years from 0 to " + OLDEST));
            return false;
        }
        return true;
    }

    private static void neighbours(Linted pack, List<ThresholdTable.Row> rows) {
        rows.sort(Comparator.comparingInt(
                        (ThresholdTable.Row row) -> row.threshold().fromAge())
                .thenComparingInt(ThresholdTable.Row::line));
        for (int i = 1; i < rows.size(); i++) {
            ThresholdTable.Row before = rows.get(i - 1);
            ThresholdTable.Row row = rows.get(i);
            int end = before.threshold().toAge();
            int start = row.threshold().fromAge();
            if (start <= end) {
                pack.add(
                        LintKind.THRESHOLD_OVERLAP,
                        row.error(
                                "from_age",
                                "ages " + start + " to "
                                        + Math.min(end, row.threshold().toAge())
                                        + " have two rows of " + row.threshold().name() + ": "
                                        + before.threshold().words() + " (line " + before.line() + ") and "
                                        + row.threshold().words() + "; let one end before the other begins"));
            } else if (start > end + 1) {
                pack.add(
                        LintKind.THRESHOLD_GAP,
                        row.error(
                                "from_age",
                                "no row of " + row.threshold().name() + " is for ages " + (end + 1) + " to "
                                        + (start - 1) + " (line " + before.line() + " ends at " + end + ")"));
            }
        }
    }
}
