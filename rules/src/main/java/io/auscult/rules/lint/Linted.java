package io.auscult.rules.lint;

import io.auscult.core.decision.RuleId;
import io.auscult.rules.cases.Case;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.condition.Test;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.RuleError;
import io.auscult.rules.pack.ThresholdTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A pack whose files can be read, with all that its checks look at and the findings they add. */
record Linted(
        Pack pack,
        Terms terms,
        List<RuleText> rules,
        List<ThresholdTable.Row> rows,
        List<Case> cases,
        List<Finding> findings) {

    Linted(Pack pack, Terms terms, List<RuleText> rules, List<ThresholdTable.Row> rows, List<Case> cases) {
        this(pack, terms, rules, rows, cases, new ArrayList<>());
    }

    Set<RuleId> ruleIds() {
        return rules.stream().map(RuleText::id).collect(Collectors.toCollection(TreeSet::new));
    }

    List<RuleText> variants(RuleId id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).toList();
    }

    /** The rows that a rule has under a name; under any when the name is null. */
    List<ThresholdTable.Row> rows(String rule, @Nullable String name) {
        return rows.stream()
                .filter(row -> row.threshold().rule().equals(rule))
                .filter(row -> name == null || row.threshold().name().equals(name))
                .toList();
    }

    void add(LintKind kind, RuleError error) {
        findings.add(new Finding(kind, error));
    }

    /** About a test, at the words in it that are meant. */
    void add(LintKind kind, RuleText rule, Test.Leaf leaf, String words, String message) {
        int at = Math.max(leaf.text().indexOf(words), 0);
        String before = leaf.text().substring(0, at);
        int line = leaf.place().line()
                + (int) before.chars().filter(c -> c == '\n').count();
        int lineBreak = before.lastIndexOf('\n');
        int column = lineBreak < 0 ? leaf.place().column() + at : at - lineBreak;
        add(kind, new RuleError(rule.file(), line, column, message));
    }

    /** In a file of names and values, at the last of the words, each looked for behind the one before. */
    void add(LintKind kind, String file, String message, String... words) {
        add(kind, Sources.find(pack.release(), file, message, words));
    }
}
