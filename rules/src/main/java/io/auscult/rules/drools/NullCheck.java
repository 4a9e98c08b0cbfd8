package io.auscult.rules.drools;

import io.auscult.rules.condition.Clause;
import io.auscult.rules.condition.Constraint;
import io.auscult.rules.condition.Operand;
import io.auscult.rules.condition.Operand.Step;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.condition.Test;
import io.auscult.rules.pack.RuleError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a rule asks something of an answer that may not be there: {@code latest("hba1c").value} of a patient without an HbA1c. The
 * engine finds it when such a patient comes, and then no rule of the pack can tell anything about them; read in order, the rule says it
 * beforehand.
 */
final class NullCheck {
    /** What is there when a question is answered with yes. */
    private static final Map<String, String> FOUND_WITH = Map.of("did", "lastDone", "takes", "drug");

    private final RuleText rule;
    private final List<RuleError> errors;
    /** What each variable stands for, as written. */
    private final Map<String, String> bound = new HashMap<>();
    /** Variables that may stand for nothing. */
    private final Set<String> open = new HashSet<>();
    /** What is there, by what the rule has asked before: variables, and within a pattern also its questions. */
    private Set<String> there = new HashSet<>();

    private NullCheck(RuleText rule, List<RuleError> errors) {
        this.rule = rule;
        this.errors = errors;
    }

    static List<RuleError> errors(List<RuleText> rules) {
        List<RuleError> errors = new ArrayList<>();
        for (RuleText rule : rules) {
            NullCheck check = new NullCheck(rule, errors);
            check.clause(rule.when());
            rule.says().forEach(statement -> statement.arguments().forEach(check::said));
        }
        return errors;
    }

    private void clause(Clause clause) {
        switch (clause) {
            case Clause.All all -> all.parts().forEach(this::clause);
            case Clause.Any any -> any.parts().forEach(this::aside);
            case Clause.Not not -> aside(not.part());
            case Clause.Exists exists -> aside(exists.part());
            case Clause.Pattern pattern -> pattern(pattern);
        }
    }

    /** What is asked under or, not, exists says nothing about what follows. */
    private void aside(Clause clause) {
        Set<String> before = Set.copyOf(there);
        clause(clause);
        there = new HashSet<>(before);
    }

    private void pattern(Clause.Pattern pattern) {
        for (Constraint constraint : pattern.constraints()) {
            Operand.Path left = constraint.left();
            if (constraint.variable() != null && left != null) {
                bound.put(constraint.variable(), left.words());
                if (mayBeNull(left.steps().getLast())) {
                    open.add(constraint.variable());
                }
                if (there.contains(left.words())) {
                    there.add(constraint.variable());
                }
            }
            test(constraint.test());
        }
        there.removeIf(words -> !words.startsWith("$"));
    }

    private void test(Test test) {
        switch (test) {
            case Test.Both both -> both.parts().forEach(this::test);
            case Test.Either either -> either(either);
            case Test.No no -> {
                aside(no.part());
                isThere(no.part(), false);
            }
            case Test.Leaf leaf -> {
                asked(leaf);
                isThere(leaf, true);
            }
        }
    }

    /** Of the parts of an or each is asked only when those before it were not so. */
    private void either(Test.Either either) {
        Set<String> before = Set.copyOf(there);
        Set<String> notSo = new HashSet<>(before);
        for (Test part : either.parts()) {
            there = new HashSet<>(notSo);
            test(part);
            there = notSo;
            isThere(part, false);
        }
        there = new HashSet<>(before);
    }

    private void aside(Test test) {
        Set<String> before = Set.copyOf(there);
        test(test);
        there = new HashSet<>(before);
    }

    /** What is known to be there once a test has come out so. */
    private void isThere(Test test, boolean holds) {
        if (test instanceof Test.Compare compare && compare.sign().equals(holds ? "!=" : "==")) {
            if (isNull(compare.right())) {
                add(compare.left().words());
            } else if (isNull(compare.left())) {
                add(compare.right().words());
            }
        }
        if (holds && test instanceof Test.Holds yes && yes.asked() instanceof Operand.Path path) {
            Step asked = path.steps().getLast();
            String found = FOUND_WITH.get(asked.name());
            if (found != null && asked.about() != null) {
                add(new Operand.Path(List.of(new Step(found, List.of(new Operand.Text(asked.about()))))).words());
            }
        }
    }

    private static boolean isNull(Operand operand) {
        return operand instanceof Operand.Constant constant && constant.word().equals("null");
    }

    private void add(String words) {
        there.add(words);
        if (bound.containsKey(words)) {
            there.add(bound.get(words));
        }
        bound.forEach((variable, path) -> {
            if (path.equals(words)) {
                there.add(variable);
            }
        });
    }

    private void asked(Test.Leaf leaf) {
        switch (leaf) {
            case Test.Compare compare -> {
                operand(compare.left(), leaf);
                operand(compare.right(), leaf);
            }
            case Test.OneOf oneOf -> {
                operand(oneOf.left(), leaf);
                oneOf.values().forEach(value -> operand(value, leaf));
            }
            case Test.Holds holds -> operand(holds.asked(), leaf);
        }
    }

    private void operand(Operand operand, Test.Leaf leaf) {
        complaint(operand).ifPresent(complaint -> {
            int at = Math.max(leaf.text().indexOf(complaint.words()), 0);
            errors.add(
                    new RuleError(rule.file(), leaf.place().line(), leaf.place().column() + at, complaint.sentence()));
        });
    }

    private void said(Operand operand) {
        complaint(operand)
                .ifPresent(complaint -> errors.add(new RuleError(
                        rule.file(), rule.place().line(), rule.place().column(), complaint.sentence())));
    }

    /** @param words where it stands */
    private record Complaint(String words, String sentence) {}

    private Optional<Complaint> complaint(Operand operand) {
        if (!(operand instanceof Operand.Path path)) {
            return Optional.empty();
        }
        List<Step> steps = path.steps();
        for (int i = 0; i < steps.size(); i++) {
            for (Operand given : steps.get(i).given()) {
                Optional<Complaint> inner = complaint(given);
                if (inner.isPresent()) {
                    return inner;
                }
            }
            if (i + 1 < steps.size() && isOpen(steps.subList(0, i + 1))) {
                String words = new Operand.Path(steps.subList(0, i + 1)).words();
                return Optional.of(new Complaint(
                        words,
                        words + " is null where the chart has none, and then "
                                + steps.get(i + 1).name()
                                + " cannot be asked of it: no rule of the pack could tell anything about such a patient;"
                                + " write " + words + " != null before"));
            }
        }
        return Optional.empty();
    }

    private boolean isOpen(List<Step> steps) {
        String words = new Operand.Path(steps).words();
        boolean maybe = isVariable(steps, words) ? open.contains(words) : mayBeNull(steps.getLast());
        return maybe && !there.contains(words);
    }

    private static boolean isVariable(List<Step> steps, String words) {
        return steps.size() == 1 && words.startsWith("$");
    }

    private static boolean mayBeNull(Step step) {
        return Vocabulary.MAY_BE_NULL.contains(step.name());
    }
}
