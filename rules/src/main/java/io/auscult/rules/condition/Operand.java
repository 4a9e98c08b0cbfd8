package io.auscult.rules.condition;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a test compares. */
public sealed interface Operand {

    /** As a rule file writes it. */
    String words();

    record Text(String value) implements Operand {
        @Override
        public String words() {
            return '"' + value + '"';
        }
    }

    record Figure(BigDecimal value) implements Operand {
        @Override
        public String words() {
            return value.toPlainString();
        }
    }

    /** true, false or null. */
    record Constant(String word) implements Operand {
        @Override
        public String words() {
            return word;
        }
    }

    /** A property, question or variable, and what is asked of its answer: {@code latest("hba1c").value}, {@code $age}. */
    record Path(List<Step> steps) implements Operand {
        public Path {
            steps = List.copyOf(steps);
        }

        public Step first() {
            return steps.getFirst();
        }

        public boolean isVariable() {
            return first().name().startsWith("$");
        }

        /** The variable alone, with nothing asked of it; null for anything else. */
        public @Nullable String variable() {
            return isVariable() && steps.size() == 1 ? first().name() : null;
        }

        @Override
        public String words() {
            return steps.stream().map(Step::words).collect(Collectors.joining("."));
        }
    }

    /** @param arguments null when there are no brackets */
    record Step(String name, @Nullable List<Operand> arguments) {
        public Step {
            arguments = arguments == null ? null : List.copyOf(arguments);
        }

        public List<Operand> given() {
            return arguments == null ? List.of() : arguments;
        }

        /** The first argument where it is a text, such as the concept of a question; null otherwise. */
        public @Nullable String about() {
            return !given().isEmpty() && given().getFirst() instanceof Text text ? text.value() : null;
        }

        String words() {
            return arguments == null
                    ? name
                    : arguments.stream().map(Operand::words).collect(Collectors.joining(", ", name + "(", ")"));
        }
    }
}
