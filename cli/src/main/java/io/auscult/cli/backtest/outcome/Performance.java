package io.auscult.cli.backtest.outcome;

import io.auscult.cli.backtest.life.Life;
import io.auscult.cli.backtest.life.Opening;
import io.auscult.cli.backtest.outcome.Follow.Verdict;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One rule beside one outcome, in one group of patients. Patients are counted, not alerts, because a patient's alerts are not
 * independent of one another: the first alert says whether it was true, and any in time says whether the outcome was found before.
 *
 * @param ppv of the patients with an alert, how many had the outcome in time after their first; {@link Share#numberNeeded} of it is the
 *     number needed to evaluate
 * @param sensitivity of the patients who had the outcome while they were observed, how many had an alert in time before it
 * @param leadDays from the first alert in time to the outcome; null when none was found
 * @param knownBefore patients whose first alert came after the outcome, and {@code tooEarly} those of whom nobody knows yet: both are
 *     left out of the predictive value
 */
public record Performance(
        RuleId rule,
        String outcome,
        Group group,
        Share ppv,
        Share sensitivity,
        @Nullable Spread leadDays,
        int knownBefore,
        int tooEarly) {
    private static final double SECONDS_OF_A_DAY = 86_400;

    /** @param befell when the outcome befell whom */
    public static Performance of(
            List<Life> lives, RuleId rule, String outcome, Map<PatientId, Instant> befell, Follow follow, Group group) {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        List<Double> leads = new ArrayList<>();
        int outcomes = 0;
        for (Life life : lives) {
            Instant at = befell.get(life.patient());
            List<Instant> alerts = alerts(life, rule);
            alerts.stream()
                    .findFirst()
                    .filter(first -> group.has(life, first))
                    .ifPresent(first -> verdicts.merge(follow.verdict(first, at), 1, Integer::sum));
            if (at != null && !at.isBefore(life.from()) && group.has(life, at)) {
                outcomes++;
                lead(alerts, at, follow).ifPresent(leads::add);
            }
        }
        int found = verdicts.getOrDefault(Verdict.TRUE, 0);
        return new Performance(
                rule,
                outcome,
                group,
                new Share(found, found + verdicts.getOrDefault(Verdict.FALSE, 0)),
                new Share(leads.size(), outcomes),
                Spread.of(leads).orElse(null),
                verdicts.getOrDefault(Verdict.KNOWN_BEFORE, 0),
                verdicts.getOrDefault(Verdict.TOO_EARLY, 0));
    }

    private static List<Instant> alerts(Life life, RuleId rule) {
        return life.openings().stream()
                .filter(opening -> opening.rule().equals(rule))
                .map(Opening::at)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static Optional<Double> lead(List<Instant> alerts, Instant outcome, Follow follow) {
        return alerts.stream()
                .filter(alert -> follow.verdict(alert, outcome) == Verdict.TRUE)
                .findFirst()
                .map(alert -> Duration.between(alert, outcome).toSeconds() / SECONDS_OF_A_DAY);
    }
}
