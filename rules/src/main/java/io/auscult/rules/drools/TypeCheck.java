package io.auscult.rules.drools;

import io.auscult.rules.condition.Clause;
import io.auscult.rules.condition.Constraint;
import io.auscult.rules.condition.Operand;
import io.auscult.rules.condition.Operand.Step;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.condition.Test;
import io.auscult.rules.pack.RuleError;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a rule compares can be compared, and what it asks can be asked, found on the rule's own words. The engine finds most
 * of it too, in terms of Java and by line; some it does not find before a patient is there.
 */
final class TypeCheck {
    /** What an operand is, as far as a rule author cares; null for nothing known. */
    private enum Sort {
        NUMBER("a number"),
        TEXT("a text"),
        YES_OR_NO("yes or no"),
        TIME("a time"),
        THING("more than one value");

        private final String words;

        Sort(String words) {
            this.words = words;
        }
    }

    private final Vocabulary vocabulary;
    private final RuleText rule;
    private final Map<String, Class<?>> variables = new HashMap<>();
    private final List<RuleError> errors = new ArrayList<>();

    private TypeCheck(Vocabulary vocabulary, RuleText rule) {
        this.vocabulary = vocabulary;
        this.rule = rule;
    }

    static List<RuleError> errors(List<RuleText> rules, Vocabulary vocabulary) {
        List<RuleError> errors = new ArrayList<>();
        for (RuleText rule : rules) {
            TypeCheck check = new TypeCheck(vocabulary, rule);
            rule.patterns().forEach(check::pattern);
            check.said();
            errors.addAll(check.errors);
        }
        return errors;
    }

    private void pattern(Clause.Pattern pattern) {
        Class<?> type = vocabulary.javaType(pattern.type());
        if (type == null) {
            return;
        }
        bind(pattern.variable(), type, pattern.place().line(), pattern.place().column());
        for (Constraint constraint : pattern.constraints()) {
            constraint.test().leaves().forEach(leaf -> leaf(leaf, type, constraint.decides()));
            if (constraint.variable() != null && constraint.left() != null) {
                Class<?> left = typeOf(constraint.left(), type, null);
                bind(
                        constraint.variable(),
                        left == null ? Object.class : left,
                        constraint.place().line(),
                        constraint.place().column());
            }
        }
    }

    private void bind(@Nullable String variable, Class<?> type, int line, int column) {
        if (variable != null && variables.put(variable, type) != null) {
            errors.add(new RuleError(
                    rule.file(), line, column, variable + " is bound twice; give one of them another name"));
        }
    }

    private void leaf(Test.Leaf leaf, Class<?> self, boolean decides) {
        switch (leaf) {
            case Test.Compare compare -> {
                Class<?> left = typeOf(compare.left(), self, leaf);
                Class<?> right = typeOf(compare.right(), self, leaf);
                compared(compare, left, right);
            }
            case Test.OneOf oneOf -> {
                Class<?> left = typeOf(oneOf.left(), self, leaf);
                for (Operand value : oneOf.values()) {
                    sorts(leaf, oneOf.left(), left, value, typeOf(value, self, leaf));
                }
            }
            case Test.Holds holds -> {
                Class<?> asked = typeOf(holds.asked(), self, leaf);
                Sort sort = asked == null ? null : sort(asked);
                if (decides && sort != null && sort != Sort.YES_OR_NO) {
                    wrong(
                            leaf,
                            holds.asked().words(),
                            holds.asked().words() + " is " + sort.words
                                    + " and not yes or no; compare it with something");
                }
            }
        }
    }

    private void compared(Test.Compare compare, @Nullable Class<?> left, @Nullable Class<?> right) {
        boolean ordered = !compare.sign().equals("==") && !compare.sign().equals("!=");
        if (ordered && left != null && sort(left) == Sort.TEXT) {
            wrong(compare, compare.sign(), compare.left().words() + " is a text; texts are compared with == or !=");
            return;
        }
        sorts(compare, compare.left(), left, compare.right(), right);
    }

    private void sorts(
            Test.Leaf leaf, Operand left, @Nullable Class<?> leftType, Operand right, @Nullable Class<?> rightType) {
        if (leftType == null || rightType == null) {
            return;
        }
        Sort one = sort(leftType);
        Sort other = sort(rightType);
        if (one == null || other == null || one == other) {
            return;
        }
        String advice = one == Sort.THING && other == Sort.NUMBER && has(leftType, "value")
                ? "; ask " + left.words() + ".value"
                : "";
        wrong(
                leaf,
                right.words(),
                left.words() + " is " + one.words + " and " + right.words() + " is " + other.words
                        + ", which cannot be compared" + advice);
    }

    private static @Nullable Sort sort(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return Sort.YES_OR_NO;
        }
        if (type == String.class) {
            return Sort.TEXT;
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return Sort.NUMBER;
        }
        if (type == java.time.Instant.class) {
            return Sort.TIME;
        }
        return type == Object.class ? null : Sort.THING;
    }

    /** @param leaf where a mistake is reported; null to report none */
    private @Nullable Class<?> typeOf(Operand operand, @Nullable Class<?> self, Test.@Nullable Leaf leaf) {
        return switch (operand) {
            case Operand.Text _ -> String.class;
            case Operand.Figure _ -> double.class;
            case Operand.Constant constant -> constant.word().equals("null") ? null : boolean.class;
            case Operand.Path path -> typeOf(path, self, leaf);
        };
    }

    private @Nullable Class<?> typeOf(Operand.Path path, @Nullable Class<?> self, Test.@Nullable Leaf leaf) {
        Class<?> type = self;
        List<Step> steps = path.steps();
        String words = "";
        if (path.isVariable()) {
            words = path.first().name();
            type = variables.get(words);
            if (type == null) {
                wrong(leaf, words, words + " is not bound before; bind it, as in " + words + " : …");
                return null;
            }
            steps = steps.subList(1, steps.size());
        }
        for (Step step : steps) {
            if (type == null || type == Object.class) {
                return null;
            }
            Class<?> next = answer(type, step);
            if (next == null) {
                wrong(leaf, step.name(), cannot(type, step, words));
                return null;
            }
            words = words.isEmpty() ? step.name() : words + "." + step.name();
            type = next;
        }
        return type;
    }

    private static String cannot(Class<?> type, Step step, String of) {
        List<Method> same = named(type, step.name());
        if (!same.isEmpty()) {
            int wanted = same.getFirst().getParameterCount();
            if (wanted == step.given().size()) {
                return "what stands in the brackets does not fit " + step.name() + example(step.name(), wanted);
            }
            return step.name() + " takes " + wanted + (wanted == 1 ? " value" : " values") + " in brackets and not "
                    + step.given().size() + example(step.name(), wanted);
        }
        return "'" + step.name() + "' cannot be asked of " + (of.isEmpty() ? type.getSimpleName() : of);
    }

    private static String example(String name, int wanted) {
        return wanted == 2 ? ", as in " + name + "(\"…\", 90)" : wanted == 1 ? ", as in " + name + "(\"…\")" : "";
    }

    private static @Nullable Class<?> answer(Class<?> type, Step step) {
        return named(type, step.name()).stream()
                .filter(method -> method.getParameterCount() == step.given().size())
                .filter(method -> fit(method, step.given()))
                .findFirst()
                .<Class<?>>map(Method::getReturnType)
                .orElse(null);
    }

    /** A text does not stand for a number, nor a number for a text; what a variable holds is not looked at. */
    private static boolean fit(Method method, List<Operand> given) {
        for (int i = 0; i < given.size(); i++) {
            Sort wanted = sort(method.getParameterTypes()[i]);
            boolean wrong = (given.get(i) instanceof Operand.Text && wanted == Sort.NUMBER)
                    || (given.get(i) instanceof Operand.Figure && wanted == Sort.TEXT);
            if (wrong) {
                return false;
            }
        }
        return true;
    }

    private static List<Method> named(Class<?> type, String name) {
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return Stream.of(type.getMethods())
                .filter(method -> method.getName().equals(name)
                        || (method.getParameterCount() == 0
                                && (method.getName().equals("get" + capital)
                                        || method.getName().equals("is" + capital))))
                .toList();
    }

    private static boolean has(Class<?> type, String name) {
        return !named(type, name).isEmpty();
    }

    private void said() {
        for (RuleText.Statement statement : rule.says()) {
            for (Operand argument : statement.arguments()) {
                if (argument instanceof Operand.Path path
                        && path.isVariable()
                        && !variables.containsKey(path.first().name())) {
                    String name = path.first().name();
                    errors.add(RuleError.at(
                            rule.file(),
                            rule.place().line(),
                            statement.verb() + " shows " + name + ", which the rule does not bind; write " + name
                                    + " : in front of what it stands for"));
                }
            }
        }
    }

    private void wrong(Test.@Nullable Leaf leaf, String words, String message) {
        if (leaf == null) {
            return;
        }
        int at = Math.max(leaf.text().indexOf(words), 0);
        errors.add(new RuleError(rule.file(), leaf.place().line(), leaf.place().column() + at, message));
    }
}
