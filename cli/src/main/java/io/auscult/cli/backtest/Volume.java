package io.auscult.cli.backtest;

import io.auscult.cli.backtest.Past.Happened;
import io.auscult.core.alert.Alert;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many alerts each rule would have opened, in which mode, in how many patients, and how many were held back. */
final class Volume {
    private static final double DAYS_OF_A_MONTH = 365.25 / 12;

    private final SortedMap<RuleId, OfRule> byRule = new TreeMap<>();
    private int patients;
    private double months;

    /** The counts of one rule. */
    static final class OfRule {
        private final Set<PatientId> patients = new HashSet<>();
        private final Map<Mode, Integer> opened = new HashMap<>();
        private int held;
        private int withdrawn;

        int opened(Mode mode) {
            return opened.getOrDefault(mode, 0);
        }

        int patients() {
            return patients.size();
        }

        int held() {
            return held;
        }

        int withdrawn() {
            return withdrawn;
        }
    }

    void observed(Instant from, Instant to) {
        patients++;
        months += Duration.between(from, to).toSeconds() / 86_400.0 / DAYS_OF_A_MONTH;
    }

    void count(PatientId patient, Happened happened) {
        switch (happened) {
            case Happened.Changed(Instant at, Alert alert) -> {
                OfRule rule = of(alert.episode().rule());
                if (alert instanceof Alert.Open && alert.episode().openedAt().equals(at)) {
                    rule.opened.merge(alert.episode().raise().mode(), 1, Integer::sum);
                    rule.patients.add(patient);
                } else if (alert instanceof Alert.Withdrawn) {
                    rule.withdrawn++;
                }
            }
            case Happened.Held held -> of(held.withhold().rule()).held++;
        }
    }

    private OfRule of(RuleId rule) {
        return byRule.computeIfAbsent(rule, _ -> new OfRule());
    }

    /** A rule that does nothing is there with zeros. */
    void rule(RuleId rule) {
        of(rule);
    }

    SortedMap<RuleId, OfRule> byRule() {
        return byRule;
    }

    int patients() {
        return patients;
    }

    double months() {
        return months;
    }

    /** Alerts that clinicians would have been shown, for 100 patients in a month. */
    double perHundredAMonth(OfRule rule) {
        return months == 0 ? 0 : 100 * rule.opened(Mode.LIVE) / months;
    }
}
