package io.auscult.rules.condition;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands between two commas of a pattern.
 *
 * @param text as written
 * @param variable what it binds; null for nothing
 * @param decides false when it only binds
 */
public record Constraint(String text, @Nullable String variable, Test test, boolean decides, Place place) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\w+");
    private static final Set<String> KEYS = Set.of("rule", "model.id", "area", "subject", "name");
    private static final Set<String> AGES = Set.of("fromAge", "toAge");

    /** Whether it names the fact that is meant, rather than saying something of it. */
    public boolean isKey() {
        return test instanceof Test.Compare compare
                && compare.sign().equals("==")
                && compare.left() instanceof Operand.Path path
                && KEYS.contains(path.words());
    }

    /** Whether it chooses a row of thresholds.csv by the patient's age. */
    public boolean isAge() {
        return test instanceof Test.Compare compare
                && compare.left() instanceof Operand.Path path
                && AGES.contains(path.words());
    }

    /** The variables that it needs. */
    public Set<String> mentions() {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        if (variable != null) {
            names.remove(variable);
        }
        return names;
    }

    /** The operand that a variable in front of the constraint is bound to; null when there is none. */
    public Operand.@Nullable Path left() {
        return variable == null ? null : left(test);
    }

    private static Operand.@Nullable Path left(Test test) {
        return switch (test) {
            case Test.Compare compare -> path(compare.left());
            case Test.OneOf oneOf -> path(oneOf.left());
            case Test.Holds holds -> path(holds.asked());
            case Test.Both both -> left(both.parts().getFirst());
            case Test.Either either -> left(either.parts().getFirst());
            case Test.No no -> left(no.part());
        };
    }

    private static Operand.@Nullable Path path(Operand operand) {
        return operand instanceof Operand.Path path ? path : null;
    }
}
