package io.auscult.cli.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.backtest.count.Counts;
import io.auscult.cli.backtest.count.RuleRow;
import io.auscult.core.decision.RuleId;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.rules.pack.Card;
import io.auscult.streams.release.Releases;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The counts of each rule, as lines. */
record RuleTable(Counts counts, Collection<RuleId> rules) {
    RuleTable {
        rules = List.copyOf(rules);
    }

    /** The rules in force that give alerts. */
    static List<RuleId> alerting(Releases releases) {
        return releases.at(Instant.EPOCH).rulebook() instanceof DroolsRulebook rulebook
                ? rulebook.cards().entrySet().stream()
                        .filter(card -> card.getValue() instanceof Card.ForAlert)
                        .map(Map.Entry::getKey)
                        .toList()
                : List.of();
    }

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d patients, %,.0f months of patients together%n%n%-52s %8s %9s %7s %9s %11s %22s%n",
                counts.patients(),
                counts.months(),
                "RULE",
                "OPENED",
                "PATIENTS",
                "HELD",
                "WITHDRAWN",
                "IN SHADOW",
                "PER 100 PATIENTS/MONTH"));
        for (RuleRow row : counts.byRule(rules)) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-52s %8d %9d %7d %9d %11d %22.2f%n",
                    row.rule(),
                    row.opened(),
                    row.patients(),
                    row.held(),
                    row.withdrawn(),
                    row.inShadow(),
                    row.perHundredAMonth()));
        }
        return text.toString();
    }

    String json() {
        StringBuilder lines = new StringBuilder();
        for (RuleRow row : counts.byRule(rules)) {
            lines.append(new ObjectMapper()
                            .createObjectNode()
                            .put("rule", row.rule().value())
                            .put("opened", row.opened())
                            .put("openedInShadow", row.inShadow())
                            .put("patients", row.patients())
                            .put("held", row.held())
                            .put("withdrawn", row.withdrawn())
                            .put("perHundredPatientsAMonth", row.perHundredAMonth())
                            .put("patientsObserved", counts.patients())
                            .put("monthsObserved", counts.months()))
                    .append(System.lineSeparator());
        }
        return lines.toString();
    }
}
