package io.auscult.cli.why;

import io.auscult.core.event.PatientEvent.AlertDeferred;
import io.auscult.streams.consult.WhyView;
import io.auscult.streams.consult.WhyView.AlertView;
import io.auscult.streams.consult.WhyView.ConditionView;
import io.auscult.streams.consult.WhyView.PolicyView;
import io.auscult.streams.consult.WhyView.RuleView;
import io.auscult.streams.consult.WhyView.VariantView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An explanation for a terminal.
 *
 * @param viewer of whom it is said whether the alert was put before them; null for nobody in particular
 * @param kept from that viewer, by alert
 */
record WhyText(WhyView why, @Nullable String viewer, Map<String, AlertDeferred> kept) {

    /** @param whole every condition of each rule; else one line a rule */
    List<String> lines(boolean whole) {
        List<String> lines = new ArrayList<>(header());
        if (whole) {
            why.explanations().forEach(rule -> lines.addAll(whole(rule)));
        } else if (!why.explanations().isEmpty()) {
            lines.addAll(table());
            lines.add("");
            lines.add("Condition by condition: auscult why " + why.patient() + " RULE");
        }
        return lines;
    }

    private List<String> header() {
        List<String> lines = new ArrayList<>();
        lines.add("patient " + why.patient() + ", as of " + why.asOf() + ", event " + why.position()
                + " of its partition");
        lines.add("by " + String.join(", ", why.versions()));
        if (why.incomplete()) {
            lines.add("INCOMPLETE: an event could not be folded; see the dead letters of streams-app");
        }
        if (why.mergedInto() != null) {
            lines.add("MERGED into " + why.mergedInto() + ": the rules look there; ask why of that patient");
        }
        lines.add("");
        return lines;
    }

    private List<String> table() {
        int widest = why.explanations().stream()
                .mapToInt(rule -> rule.rule().length())
                .max()
                .orElse(0);
        return why.explanations().stream()
                .map(rule -> "%-12s  %s%s  %s"
                        .formatted(
                                rule.outcome(),
                                rule.rule(),
                                " ".repeat(widest - rule.rule().length()),
                                inShort(rule))
                        .stripTrailing())
                .toList();
    }

    private String inShort(RuleView rule) {
        String said = switch (rule.outcome()) {
            case "raised" -> Objects.requireNonNullElse(rule.summary(), "");
            case "held" -> "by " + rule.heldBy() + ", " + until(rule);
            case "holds" -> String.join(", ", rule.holds());
            case "undetermined" -> Objects.requireNonNullElse(rule.sentence(), "");
            case "off" -> "";
            default -> String.join("; ", rule.because());
        };
        String seen = viewer == null || rule.alert() == null ? "" : " (" + shown(rule) + ")";
        return said + seen + (rule.notLiveBecause().isEmpty() ? "" : " [" + reach(rule) + "]");
    }

    private static String until(RuleView rule) {
        return rule.until() == null ? "for as long as its reason holds" : "until " + rule.until();
    }

    private static String reach(RuleView rule) {
        String reasons = String.join("; ", rule.notLiveBecause());
        return rule.mode().equals("live") ? reasons : rule.mode() + ": " + reasons;
    }

    private List<String> whole(RuleView rule) {
        List<String> lines = new ArrayList<>();
        lines.add(rule.rule() + ", pack " + rule.pack() + " " + rule.packVersion() + ", "
                + (rule.notLiveBecause().isEmpty() ? rule.mode() : reach(rule)));
        lines.add(outcome(rule));
        for (VariantView variant : rule.variants()) {
            lines.add("");
            lines.add(title(rule, variant));
            variant.conditions().forEach(condition -> lines.addAll(condition(rule, condition)));
        }
        lines.addAll(policies(rule));
        lines.addAll(alert(rule));
        return lines;
    }

    private static String outcome(RuleView rule) {
        return switch (rule.outcome()) {
            case "raised" ->
                "It fires: " + rule.summary()
                        + (rule.sentence() == null ? "" : System.lineSeparator() + "Because: " + rule.sentence());
            case "held" ->
                "It fires, and " + rule.heldBy() + " holds the alert back, " + until(rule) + ": " + rule.sentence();
            case "holds" -> "It holds: " + String.join(", ", rule.holds());
            case "undetermined" -> "It cannot tell: " + rule.sentence();
            case "off" -> "It does not run.";
            default ->
                (rule.kind().equals("policy") ? "It holds nothing: " : "It does not fire: ")
                        + String.join("; ", rule.because());
        };
    }

    private static String title(RuleView rule, VariantView variant) {
        String name = variant.name().isEmpty() ? "" : " of variant \"" + variant.name() + "\"";
        String met = variant.matched() ? "all are met" : rule.outcome().equals("off") ? "not asked" : "not all are met";
        return "Conditions" + name + ", " + met + ":";
    }

    private static List<String> condition(RuleView rule, ConditionView condition) {
        String mark = switch (condition.met()) {
            case "yes" -> "  yes  ";
            case "no" -> "  NO   ";
            default -> "  -    ";
        };
        List<String> lines = new ArrayList<>();
        boolean unasked = condition.met().equals("not-reached")
                && condition.seen().isEmpty()
                && !rule.outcome().equals("off");
        lines.add(mark + condition.words() + (unasked ? " (cannot be asked)" : ""));
        condition.seen().forEach(seen -> lines.add("       seen: " + seen));
        return lines;
    }

    private static List<String> policies(RuleView rule) {
        List<String> lines = new ArrayList<>();
        if (!rule.policies().isEmpty()) {
            lines.add("");
            lines.add("What the policies make of the alert:");
        }
        for (PolicyView policy : rule.policies()) {
            lines.add("  " + (policy.holds() ? "holds   " : "passes  ") + policy.rule()
                    + (policy.because().isEmpty() ? "" : ": " + String.join("; ", policy.because())));
        }
        return lines;
    }

    private List<String> alert(RuleView rule) {
        AlertView alert = rule.alert();
        if (alert == null) {
            return List.of();
        }
        return List.of(
                "",
                "Alert " + alert.id() + ": " + alert.state() + " since " + alert.openedAt() + ", revision "
                        + alert.revision() + "; " + shown(rule));
    }

    private String shown(RuleView rule) {
        AlertDeferred deferred = kept.get(Objects.requireNonNull(rule.alert()).id());
        return seen(rule) + (deferred == null ? "" : "; " + KeptBack.words(deferred));
    }

    private String seen(RuleView rule) {
        AlertView alert = Objects.requireNonNull(rule.alert());
        if (alert.shown().isEmpty()) {
            String whom = viewer == null ? "anybody" : viewer;
            return rule.mode().equals("live") ? "not yet shown to " + whom : "shown to nobody";
        }
        return alert.shown().stream()
                .map(seen -> "shown to " + seen.viewer() + " at " + seen.at() + " in revision " + seen.revision())
                .collect(Collectors.joining(", "));
    }
}
