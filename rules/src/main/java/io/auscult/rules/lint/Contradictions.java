package io.auscult.rules.lint;

import io.auscult.rules.condition.Clause;
import io.auscult.rules.condition.Operand;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.condition.Test;
import io.auscult.rules.lint.ReachCheck.Needed;
import io.auscult.rules.pack.ThresholdTable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conditions of one rule that cannot all hold: a number above one limit and below a smaller one, a question answered both ways. */
final class Contradictions {
    private static final String AGE = "Patient.age";

    private final Linted pack;
    private final RuleText rule;
    private final Map<String, Range> ranges = new HashMap<>();
    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, Boolean> answers = new HashMap<>();
    private final Map<String, Test.Leaf> earlier = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    Contradictions(Linted pack, RuleText rule) {
        this.pack = pack;
        this.rule = rule;
    }

    void check(List<Needed> needed) {
        needed.forEach(this::one);
        rule.required().stream()
                .filter(pattern -> pattern.type().equals("Threshold"))
                .forEach(this::ages);
    }

    private void one(Needed needed) {
        switch (needed.leaf()) {
            case Test.Compare compare -> {
                if (!needed.not()) {
                    compared(needed, compare);
                }
            }
            case Test.OneOf oneOf -> {
                String what = what(oneOf.left(), needed.pattern());
                if (what != null && needed.not() == oneOf.negated()) {
                    words(what, oneOf.values().stream().map(Operand::words).collect(Collectors.toSet()), oneOf);
                }
            }
            case Test.Holds holds -> answer(needed, holds.asked(), !needed.not());
        }
    }

    private void compared(Needed needed, Test.Compare compare) {
        if (compare.right() instanceof Operand.Constant constant
                && !constant.word().equals("null")) {
            boolean yes = constant.word().equals("true") == compare.sign().equals("==");
            answer(needed, compare.left(), yes);
        } else if (compare.right() instanceof Operand.Text text
                && compare.sign().equals("==")) {
            String what = what(compare.left(), needed.pattern());
            if (what != null) {
                words(what, Set.of(text.words()), compare);
            }
        } else {
            number(compare.left(), compare.sign(), compare.right(), needed);
            number(compare.right(), Range.turned(compare.sign()), compare.left(), needed);
        }
    }

    private void number(Operand measured, String sign, Operand limit, Needed needed) {
        BigDecimal value = value(limit, needed.pattern());
        String what = what(measured, needed.pattern());
        if (value == null || what == null || value(measured, needed.pattern()) != null) {
            return;
        }
        Range before = ranges.getOrDefault(what, Range.ALL);
        Range now = before.and(sign, value);
        ranges.put(what, now);
        contradiction(what, needed.leaf(), now.isEmpty() && !before.isEmpty());
    }

    /** A number as written, or of a row of the table where only one can be meant. */
    private @Nullable BigDecimal value(Operand operand, Clause.Pattern pattern) {
        return switch (Measure.of(operand, rule, pattern, pack)) {
            case Measure.Literal literal -> literal.value();
            case Measure.Threshold threshold ->
                threshold.rows().size() == 1 ? amount(threshold.rows().getFirst(), threshold.property()) : null;
            case Measure.Amount _, Measure.Scored _, Measure.Age _, Measure.Other _ -> null;
        };
    }

    private static BigDecimal amount(ThresholdTable.Row row, String property) {
        return property.equals("probability")
                ? BigDecimal.valueOf(row.threshold().probability())
                : row.threshold().amount();
    }

    private void words(String what, Set<String> allowed, Test.Leaf leaf) {
        Set<String> left = new HashSet<>(words.getOrDefault(what, allowed));
        boolean before = !left.isEmpty();
        left.retainAll(allowed);
        words.put(what, left);
        contradiction(what, leaf, left.isEmpty() && before);
    }

    private void answer(Needed needed, Operand asked, boolean yes) {
        String what = what(asked, needed.pattern());
        if (what == null) {
            return;
        }
        Boolean before = answers.putIfAbsent(what, yes);
        contradiction(what, needed.leaf(), before != null && before != yes);
    }

    private void contradiction(String what, Test.Leaf leaf, boolean found) {
        Test.Leaf before = earlier.put(what, leaf);
        if (found && before != null && told.add(what)) {
            pack.add(
                    LintKind.UNREACHABLE,
                    rule,
                    leaf,
                    leaf.text(),
                    "the rule never fires: " + leaf.text() + " contradicts " + before.text() + " (line "
                            + before.place().line() + ")");
        }
    }

    /** The question in one spelling, so that two ways to it are one; null when it is about no single fact. */
    private @Nullable String what(Operand operand, Clause.Pattern pattern) {
        if (!(operand instanceof Operand.Path path)) {
            return null;
        }
        Measure.Reached reached = Measure.reached(path, rule, pattern);
        if (reached == null || reached.steps().isEmpty()) {
            return null;
        }
        String asked = new Operand.Path(reached.steps()).words();
        return switch (reached.pattern().type()) {
            case "Patient" -> "Patient." + asked;
            case "RiskScored" -> reached.pattern().equal("model.id").orElse("") + "." + asked;
            default -> reached.pattern().type() + reached.pattern().place() + "." + asked;
        };
    }

    /** A table whose rows end before the ages that the rule asks for. */
    private void ages(Clause.Pattern threshold) {
        Range age = ranges.get(AGE);
        boolean byAge = threshold.constraints().stream()
                .anyMatch(constraint -> constraint.text().contains("Age"));
        List<ThresholdTable.Row> rows = pack.rows(
                threshold.equal("rule").orElse(""), threshold.equal("name").orElse(null));
        Test.Leaf leaf = earlier.get(AGE);
        if (age == null || leaf == null || !byAge || rows.isEmpty() || age.isEmpty()) {
            return;
        }
        boolean meets = rows.stream()
                .anyMatch(row ->
                        age.meets(row.threshold().fromAge(), row.threshold().toAge()));
        if (!meets && told.add(AGE)) {
            String bands = rows.stream()
                    .map(row ->
                            row.threshold().fromAge() + " to " + row.threshold().toAge())
                    .collect(Collectors.joining(", "));
            pack.add(
                    LintKind.UNREACHABLE,
                    rule,
                    leaf,
                    leaf.text(),
                    "the rule never fires: " + leaf.text() + ", and its threshold rows are for ages " + bands);
        }
    }
}
