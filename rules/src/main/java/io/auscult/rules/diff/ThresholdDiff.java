package io.auscult.rules.diff;

import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.RuleId;
import io.auscult.rules.condition.Clause;
import io.auscult.rules.condition.Operand;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.condition.Test;
import io.auscult.rules.fact.Threshold;
import io.auscult.rules.why.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of the decision tables, each called by what it is a threshold of: "ASCVD threshold 7.5 % → 10 % at ages 40 to 75". */
final class ThresholdDiff {
    private final PackDiff.Side old;
    private final PackDiff.Side young;
    private final Names names;
    private final List<Change> changes = new ArrayList<>();

    private ThresholdDiff(PackDiff.Side old, PackDiff.Side young, Concepts concepts) {
        this.old = old;
        this.young = young;
        this.names = new Names(concepts);
    }

    static List<Change> between(PackDiff.Side old, PackDiff.Side young, Concepts concepts) {
        ThresholdDiff diff = new ThresholdDiff(old, young, concepts);
        Stream.of(old, young)
                .flatMap(side -> side.pack().thresholds().stream())
                .map(threshold -> new Named(threshold.rule(), threshold.name()))
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(diff::named);
        return diff.changes;
    }

    private record Named(String rule, String name) implements Comparable<Named> {
        @Override
        public int compareTo(Named other) {
            return Comparator.comparing(Named::rule).thenComparing(Named::name).compare(this, other);
        }
    }

    private void named(Named named) {
        List<Threshold> before = rows(old, named);
        List<Threshold> after = rows(young, named);
        List<Threshold> gone = new ArrayList<>(before);
        gone.removeAll(after);
        List<Threshold> come = new ArrayList<>(after);
        come.removeAll(before);
        String title = title(named);
        for (Threshold row : gone) {
            Threshold match = match(row, come, gone.size());
            if (match == null) {
                changes.add(Change.removed(new RuleId(named.rule()), "threshold", title, words(row)));
            } else {
                come.remove(match);
                changed(title, row, match);
            }
        }
        come.forEach(row -> changes.add(Change.added(new RuleId(named.rule()), "threshold", title, words(row))));
    }

    private static List<Threshold> rows(PackDiff.Side side, Named named) {
        return side.pack().thresholds().stream()
                .filter(row -> row.rule().equals(named.rule()) && row.name().equals(named.name()))
                .toList();
    }

    /** The row for the same ages; or the only one there is, where only one was changed. */
    private static @Nullable Threshold match(Threshold row, List<Threshold> come, int gone) {
        return come.stream()
                .filter(other -> ages(other).equals(ages(row)))
                .findFirst()
                .orElse(gone == 1 && come.size() == 1 ? come.getFirst() : null);
    }

    private void changed(String title, Threshold before, Threshold after) {
        RuleId rule = new RuleId(before.rule());
        boolean amounts = !before.words().equals(after.words());
        boolean ages = !ages(before).equals(ages(after));
        if (amounts) {
            String when = ages ? "" : " at " + ages(before);
            changes.add(new Change(
                    rule,
                    "threshold",
                    title + " " + before.words() + " → " + after.words() + when,
                    before.words(),
                    after.words()));
        }
        if (ages) {
            changes.add(
                    Change.changed(rule, "threshold", title + " " + after.words() + ":", ages(before), ages(after)));
        }
        if (!Objects.equals(before.citation(), after.citation())) {
            changes.add(Change.changed(rule, "evidence", "source of the " + title, source(before), source(after)));
        }
    }

    private static String words(Threshold row) {
        return row.words() + " at " + ages(row);
    }

    private static String ages(Threshold row) {
        return "ages " + row.fromAge() + " to " + row.toAge();
    }

    private static String source(Threshold row) {
        return Objects.requireNonNullElse(row.citation(), "site value");
    }

    /** "ASCVD threshold" where a rule compares it with a score or value; else by the name that the table gives it. */
    private String title(Named named) {
        return Stream.of(young, old)
                .flatMap(side -> side.rules().values().stream())
                .filter(rule -> rule.id().value().equals(named.rule()))
                .flatMap(rule -> measured(rule, named.name()))
                .findFirst()
                .map(measured -> measured + " threshold")
                .orElse("threshold " + named.name());
    }

    private Stream<String> measured(RuleText rule, String name) {
        return rule.patterns().stream()
                .flatMap(pattern -> pattern.constraints().stream()
                        .flatMap(constraint -> constraint.test().leaves())
                        .filter(Test.Compare.class::isInstance)
                        .map(Test.Compare.class::cast)
                        .flatMap(compare -> measured(rule, pattern, compare, name)))
                .distinct();
    }

    private Stream<String> measured(RuleText rule, Clause.Pattern pattern, Test.Compare compare, String name) {
        if (isThreshold(rule, compare.right(), name)) {
            return called(rule, compare.left()).stream();
        }
        boolean inTheRow = pattern.type().equals("Threshold")
                && pattern.equal("name").map(name::equals).orElse(true)
                && Set.of("value", "probability").contains(compare.left().words());
        return inTheRow ? called(rule, compare.right()).stream() : Stream.empty();
    }

    private static boolean isThreshold(RuleText rule, Operand operand, String name) {
        RuleText.Bound bound = operand instanceof Operand.Path path && path.variable() != null
                ? rule.bound(path.first().name())
                : null;
        return bound != null
                && bound.pattern().type().equals("Threshold")
                && bound.operand() != null
                && !bound.operand().first().name().endsWith("Age")
                && bound.pattern().equal("name").map(name::equals).orElse(true);
    }

    private Optional<String> called(RuleText rule, Operand operand) {
        if (!(operand instanceof Operand.Path path)) {
            return Optional.empty();
        }
        List<Operand.Step> steps = new ArrayList<>(path.steps());
        if (path.isVariable()) {
            RuleText.Bound bound = rule.bound(path.first().name());
            if (bound != null && bound.operand() != null) {
                steps.addAll(0, bound.operand().steps());
            }
        }
        return steps.stream()
                .map(Operand.Step::about)
                .filter(Objects::nonNull)
                .findFirst()
                .map(names::called);
    }
}
