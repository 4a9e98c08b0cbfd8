package io.auscult.rules.condition;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has to hold: patterns, and, or, not, exists. */
public sealed interface Clause {

    record All(List<Clause> parts) implements Clause {
        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any(List<Clause> parts) implements Clause {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not(Clause part) implements Clause {}

    record Exists(Clause part) implements Clause {}

    /**
     * A fact of a type for which all constraints hold.
     *
     * @param variable by which the fact is called later; null when it is not
     */
    record Pattern(String type, @Nullable String variable, List<Constraint> constraints, Place place)
            implements Clause {
        public Pattern {
            constraints = List.copyOf(constraints);
        }

        /** The text that a property must equal, where the pattern says one: {@code rule == "…"}. */
        public Optional<String> equal(String property) {
            return constraints.stream()
                    .flatMap(constraint -> constraint.test() instanceof Test.Compare compare
                                    && compare.sign().equals("==")
                                    && compare.left() instanceof Operand.Path path
                                    && path.words().equals(property)
                                    && compare.right() instanceof Operand.Text text
                            ? Optional.of(text.value()).stream()
                            : Optional.<String>empty().stream())
                    .findFirst();
        }
    }
}
