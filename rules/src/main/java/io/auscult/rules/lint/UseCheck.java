package io.auscult.rules.lint;

import io.auscult.core.decision.RuleId;
import io.auscult.rules.condition.Clause;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.fact.Setting;
import io.auscult.rules.pack.Nearest;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.PackFiles;
import io.auscult.rules.pack.RuleError;
import io.auscult.rules.pack.ThresholdTable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every setting, lock-out and row of the table is read by a rule, and every one that a rule reads is there. */
final class UseCheck {
    private static final String SETTING = "Setting";
    private static final String THRESHOLD = "Threshold";

    /** A row that ends later is for everybody. */
    private static final int OLD = 110;

    private final Linted pack;
    private final Set<String> rules;

    private UseCheck(Linted pack) {
        this.pack = pack;
        this.rules = pack.ruleIds().stream().map(RuleId::value).collect(Collectors.toCollection(TreeSet::new));
    }

    static void check(Linted pack) {
        UseCheck check = new UseCheck(pack);
        check.settings();
        check.lockOuts();
        check.rows();
        pack.rules().forEach(check::lookups);
        pack.rules().forEach(check::agesIgnored);
    }

    private void settings() {
        for (Setting setting : pack.pack().settings()) {
            String[] place = {"settings:", setting.rule() + ":", setting.name() + ":"};
            if (!rules.contains(setting.rule())) {
                pack.add(LintKind.UNKNOWN_RULE, PackFiles.PACK, unknown(setting.rule()), "settings:", setting.rule());
            } else if (!reads(SETTING, setting.rule(), setting.name())) {
                pack.add(
                        LintKind.UNUSED,
                        PackFiles.PACK,
                        "rule " + setting.rule() + " does not read the setting " + setting.name()
                                + "; remove it, or read it with Setting( rule == \"" + setting.rule()
                                + "\", name == \"" + setting.name() + "\", $days : days )",
                        place);
            }
        }
    }

    private void lockOuts() {
        for (RuleId rule : pack.pack().lockOuts().keySet()) {
            if (!rules.contains(rule.value())) {
                pack.add(LintKind.UNKNOWN_RULE, PackFiles.PACK, unknown(rule.value()), "lockOut:", rule.value());
            } else if (pack.pack().kind() == Pack.Kind.POLICY) {
                pack.add(
                        LintKind.UNUSED,
                        PackFiles.PACK,
                        "a policy is not answered, so its lock-out is never used; write it into the pack of the rule"
                                + " that proposes",
                        "lockOut:",
                        rule.value());
            }
        }
    }

    private String unknown(String rule) {
        return "\"" + rule + "\" is not a rule of this pack" + Nearest.hint(rule, rules);
    }

    private void rows() {
        for (ThresholdTable.Row row : pack.rows()) {
            String rule = row.threshold().rule();
            String name = row.threshold().name();
            if (rules.contains(rule) && !reads(THRESHOLD, rule, name)) {
                pack.add(
                        LintKind.UNUSED,
                        row.error(
                                "name",
                                "rule " + rule + " does not read the threshold " + name
                                        + "; remove the row, or read it with Threshold( rule == \"" + rule
                                        + "\", name == \""
                                        + name + "\", $least : value )"));
            }
        }
    }

    private boolean reads(String type, String rule, String name) {
        return pack.rules().stream()
                .flatMap(one -> one.patterns().stream())
                .filter(pattern -> pattern.type().equals(type))
                .filter(pattern -> pattern.equal("rule").map(rule::equals).orElse(true))
                .anyMatch(pattern -> pattern.equal("name").map(name::equals).orElse(true));
    }

    private void lookups(RuleText rule) {
        for (Clause.Pattern pattern : rule.required()) {
            String of = pattern.equal("rule").orElse(null);
            String name = pattern.equal("name").orElse(null);
            if (of == null) {
                continue;
            }
            if (pattern.type().equals(SETTING) && settings(of, name).isEmpty()) {
                missing(rule, pattern, of, name, "pack.yaml has no setting", "settings:");
            }
            if (pattern.type().equals(THRESHOLD) && pack.rows(of, name).isEmpty()) {
                missing(rule, pattern, of, name, "thresholds.csv has no row", "the table");
            }
        }
    }

    /** A table by age, read without asking for the age, gives every row at once. */
    private void agesIgnored(RuleText rule) {
        for (Clause.Pattern pattern : rule.required()) {
            boolean byAge = pattern.constraints().stream()
                    .anyMatch(constraint -> constraint.text().contains("fromAge")
                            || constraint.text().contains("toAge"));
            boolean narrow = pack
                    .rows(
                            pattern.equal("rule").orElse(""),
                            pattern.equal("name").orElse(null))
                    .stream()
                    .anyMatch(row ->
                            row.threshold().fromAge() > 0 || row.threshold().toAge() < OLD);
            if (pattern.type().equals(THRESHOLD) && !byAge && narrow) {
                pack.add(
                        LintKind.UNUSED,
                        new RuleError(
                                rule.file(),
                                pattern.place().line(),
                                pattern.place().column(),
                                "the rows have ages and the rule does not look at them, so every row counts for everybody;"
                                        + " add fromAge <= $age, toAge >= $age"));
            }
        }
    }

    private List<Setting> settings(String rule, @Nullable String name) {
        return pack.pack().settings().stream()
                .filter(setting -> setting.rule().equals(rule))
                .filter(setting -> name == null || setting.name().equals(name))
                .toList();
    }

    private void missing(
            RuleText rule, Clause.Pattern pattern, String of, @Nullable String name, String what, String where) {
        String named = name == null ? "" : " named " + name;
        pack.add(
                LintKind.UNREACHABLE,
                new RuleError(
                        rule.file(),
                        pattern.place().line(),
                        pattern.place().column(),
                        what + " of " + of + named + ", so the rule never fires; add it to " + where.replace(":", "")
                                + " or correct the name"));
    }
}
