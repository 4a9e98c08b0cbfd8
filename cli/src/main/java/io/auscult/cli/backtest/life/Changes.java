package io.auscult.cli.backtest.life;

import io.auscult.cli.backtest.life.Change.Kind;
import io.auscult.core.decision.RuleId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The alerts of one patient under two sets of rules, laid side by side. Those that the same event opened are the same; of a rule's
 * others the first is laid beside the first, and so on; what is left over was gained or lost.
 */
final class Changes {
    private Changes() {}

    static List<Change> between(List<Opening> before, List<Opening> now) {
        Map<String, Opening> known = new HashMap<>();
        before.forEach(opening -> known.put(opening.alert(), opening));
        List<Change> changes = new ArrayList<>();
        Map<RuleId, List<Opening>> newOnes = new TreeMap<>();
        for (Opening opening : now) {
            Opening same = known.remove(opening.alert());
            if (same == null) {
                newOnes.computeIfAbsent(opening.rule(), _ -> new ArrayList<>()).add(opening);
            } else if (same.mode() != opening.mode()) {
                changes.add(change(Kind.OTHER_MODE, same, opening));
            }
        }
        Map<RuleId, List<Opening>> oldOnes = new TreeMap<>();
        before.stream()
                .filter(opening -> known.containsKey(opening.alert()))
                .forEach(opening -> oldOnes.computeIfAbsent(opening.rule(), _ -> new ArrayList<>())
                        .add(opening));
        newOnes.forEach((rule, some) -> changes.addAll(ofRule(oldOnes.getOrDefault(rule, List.of()), some)));
        oldOnes.forEach((rule, some) -> {
            if (!newOnes.containsKey(rule)) {
                changes.addAll(ofRule(some, List.of()));
            }
        });
        changes.sort(Comparator.comparing(Change::at).thenComparing(Change::rule));
        return changes;
    }

    private static List<Change> ofRule(List<Opening> before, List<Opening> now) {
        List<Change> changes = new ArrayList<>();
        int both = Math.min(before.size(), now.size());
        for (int i = 0; i < both; i++) {
            changes.add(change(Kind.MOVED, before.get(i), now.get(i)));
        }
        before.stream().skip(both).forEach(lost -> changes.add(lost(lost)));
        now.stream().skip(both).forEach(gained -> changes.add(gained(gained)));
        return changes;
    }

    private static Change change(Kind kind, Opening before, Opening now) {
        return new Change(now.patient(), now.rule(), kind, before.at(), now.at(), before.mode(), now.mode(), List.of());
    }

    private static Change lost(Opening before) {
        return new Change(
                before.patient(), before.rule(), Kind.LOST, before.at(), null, before.mode(), null, List.of());
    }

    private static Change gained(Opening now) {
        return new Change(now.patient(), now.rule(), Kind.GAINED, null, now.at(), null, now.mode(), List.of());
    }

    /** Changes of one kind to the alerts of one rule. */
    record Sort(RuleId rule, Kind kind) {
        static Sort of(Change change) {
            return new Sort(change.rule(), change.kind());
        }
    }
}
