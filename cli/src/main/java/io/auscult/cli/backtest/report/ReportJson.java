package io.auscult.cli.backtest.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.backtest.count.Against;
import io.auscult.cli.backtest.count.Counts;
import io.auscult.cli.backtest.count.Held;
import io.auscult.cli.backtest.count.RuleRow;
import io.auscult.cli.backtest.life.Change;
import io.auscult.cli.backtest.outcome.Performance;
import io.auscult.cli.backtest.outcome.Share;
import io.auscult.cli.backtest.outcome.Spread;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import io.auscult.training.stats.Estimate;
import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The report for programs: everything that the page shows, and all changes. */
public final class ReportJson {
    private ReportJson() {}

    public static ObjectNode of(Report report) {
        Counts now = report.now();
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("packs", report.packs());
        if (!report.before().isEmpty()) {
            json.put("before", report.before());
        }
        json.put("patients", now.patients());
        json.put("patientMonths", now.months());
        json.put("calendarMonths", now.calendarMonths());
        json.put("events", now.events());
        now.from().ifPresent(from -> json.put("from", from.toString()));
        now.to().ifPresent(to -> json.put("to", to.toString()));
        rules(report, json.putArray("rules"));
        for (Mode mode : new Mode[] {Mode.LIVE, Mode.SHADOW}) {
            weeks(now.byRuleAndWeek(mode), json.putObject("weeks-" + mode.word()));
            wards(now.byWard(mode), json.putObject("wards-" + mode.word()));
        }
        held(now, json.putArray("withheld"));
        report.against().forEach(row -> against(row, json.withArray("against").addObject()));
        report.changes()
                .forEach(change ->
                        change(change, report, json.withArray("changes").addObject()));
        report.performances()
                .forEach(one -> performance(one, json.withArray("outcomes").addObject()));
        return json;
    }

    private static void rules(Report report, ArrayNode to) {
        for (RuleRow row : report.now().byRule(report.rules())) {
            to.addObject()
                    .put("rule", row.rule().value())
                    .put("opened", row.opened())
                    .put("openedInShadow", row.inShadow())
                    .put("patients", row.patients())
                    .put("held", row.held())
                    .put("withdrawn", row.withdrawn())
                    .put("perHundredPatientsAMonth", row.perHundredAMonth());
        }
    }

    private static void weeks(SortedMap<RuleId, SortedMap<LocalDate, Long>> weeks, ObjectNode to) {
        weeks.forEach((rule, counts) -> {
            ObjectNode ofRule = to.putObject(rule.value());
            counts.forEach((week, count) -> ofRule.put(week.toString(), count));
        });
    }

    private static void wards(SortedMap<String, SortedMap<RuleId, Long>> wards, ObjectNode to) {
        wards.forEach((ward, counts) -> {
            ObjectNode ofWard = to.putObject(ward);
            counts.forEach((rule, count) -> ofWard.put(rule.value(), count));
        });
    }

    private static void held(Counts now, ArrayNode to) {
        for (Held held : now.held()) {
            to.addObject()
                    .put("rule", held.rule().value())
                    .put("by", held.by().value())
                    .put("times", held.times());
        }
    }

    private static void against(Against row, ObjectNode to) {
        to.put("rule", row.rule().value())
                .put("before", row.before())
                .put("now", row.now())
                .put("lost", row.lost())
                .put("gained", row.gained())
                .put("moved", row.moved())
                .put("otherMode", row.otherMode())
                .put("patients", row.patients())
                .put("perMonth", row.perMonth());
    }

    private static void change(Change change, Report report, ObjectNode to) {
        to.put("patient", report.names().apply(change.patient()))
                .put("rule", change.rule().value())
                .put("change", change.kind().word());
        if (change.before() != null) {
            to.put("before", change.before().toString());
        }
        if (change.now() != null) {
            to.put("now", change.now().toString());
        }
        change.why().forEach(to.putArray("why")::add);
    }

    private static void performance(Performance one, ObjectNode to) {
        to.put("rule", one.rule().value())
                .put("outcome", one.outcome())
                .put("group", one.group().name());
        share(one.ppv(), to.putObject("ppv"));
        one.ppv().numberNeeded().ifPresent(needed -> estimate(needed, to.putObject("numberNeededToEvaluate")));
        share(one.sensitivity(), to.putObject("sensitivity"));
        Spread lead = one.leadDays();
        if (lead != null) {
            ObjectNode days = to.putObject("leadDays");
            estimate(lead.median(), days);
            days.put("lowerQuartile", lead.lower()).put("upperQuartile", lead.upper());
        }
        to.put("knownBefore", one.knownBefore()).put("tooEarly", one.tooEarly());
    }

    static void share(Share share, ObjectNode to) {
        to.put("hits", share.hits()).put("of", share.of());
        share.estimate().ifPresent(estimate -> estimate(estimate, to));
    }

    static void estimate(@Nullable Estimate estimate, ObjectNode to) {
        if (estimate != null) {
            to.put("value", estimate.value()).put("low", estimate.low());
            if (Double.isFinite(estimate.high())) {
                to.put("high", estimate.high());
            }
        }
    }
}
