package io.auscult.cli.backtest.report;

import io.auscult.cli.backtest.count.Against;
import io.auscult.cli.backtest.count.Counts;
import io.auscult.cli.backtest.life.Change;
import io.auscult.cli.backtest.life.Lived;
import io.auscult.cli.backtest.outcome.Follow;
import io.auscult.cli.backtest.outcome.Group;
import io.auscult.cli.backtest.outcome.Outcomes;
import io.auscult.cli.backtest.outcome.Performance;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.PatientId;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a backtest of packs has found.
 *
 * @param packs the versions of the packs in question
 * @param before the versions of those that they are compared with; empty for none
 * @param rules that give alerts, also those that give none here
 * @param performances by rule, outcome and group; none without outcomes
 * @param names how a report names a patient
 */
public record Report(
        String packs,
        String before,
        Counts now,
        @Nullable Counts other,
        List<Change> changes,
        List<RuleId> rules,
        List<Performance> performances,
        Function<PatientId, String> names) {
    public Report {
        changes = List.copyOf(changes);
        rules = List.copyOf(rules);
        performances = List.copyOf(performances);
    }

    /** By rule, what differs from the other packs; none where there are no others. */
    public List<Against> against() {
        return other == null ? List.of() : Against.of(other, now, changes, now.calendarMonths());
    }

    /** Each rule that opened anything beside each outcome, in each group in which there is anything to tell. */
    public static List<Performance> performances(
            Lived lived, Collection<RuleId> rules, @Nullable Outcomes outcomes, Follow follow) {
        return outcomes == null
                ? List.of()
                : rules.stream()
                        .filter(rule -> opens(lived, rule))
                        .flatMap(rule -> performances(lived, rule, outcomes, follow))
                        .toList();
    }

    private static Stream<Performance> performances(Lived lived, RuleId rule, Outcomes outcomes, Follow follow) {
        return outcomes.byName().entrySet().stream()
                .flatMap(outcome -> Group.EACH.stream()
                        .map(group -> Performance.of(
                                lived.lives(), rule, outcome.getKey(), outcome.getValue(), follow, group)))
                .filter(one -> one.ppv().of() > 0 || one.sensitivity().of() > 0);
    }

    private static boolean opens(Lived lived, RuleId rule) {
        return lived.lives().stream()
                .flatMap(life -> life.openings().stream())
                .anyMatch(opening -> opening.rule().equals(rule));
    }
}
