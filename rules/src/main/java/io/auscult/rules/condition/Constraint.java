package io.auscult.rules.condition;

import org.jspecify.annotations.Nullable;

/**
 * What stands between two commas of a pattern.
 *
 * @param text as written
 * @param variable what it binds; null for nothing
 * @param decides false when it only binds
 */
public record Constraint(String text, @Nullable String variable, Test test, boolean decides, Place place) {

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
