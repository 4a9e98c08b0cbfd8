package io.auscult.rules.condition;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a test compares. */
public sealed interface Operand {

    /** As a rule file writes it. */
    String words();

    /** What is written as such. */
    sealed interface Literal extends Operand {
        /** Without quotes. */
        String plain();

        /** Whether it stands for what is not there. */
        default boolean isNull() {
            return false;
        }
    }

    record Text(String value) implements Literal {
        @Override
        public String plain() {
            return value;
        }

        @Override
        public String words() {
            return '"' + value + '"';
        }
    }

    record Figure(BigDecimal value) implements Literal {
        @Override
        public String plain() {
            return words();
        }

        @Override
        public String words() {
            return value.toPlainString();
        }
    }

    /** true, false or null. */
    record Constant(String word) implements Literal {
        @Override
        public String plain() {
            return word;
        }

        @Override
        public boolean isNull() {
            return word.equals("null");
        }

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

        /** What is asked: the steps without the variable. */
        public List<Step> asked() {
            return isVariable() ? steps.subList(1, steps.size()) : steps;
        }

        /** The names alone: {@code model.id}. */
        public String name() {
            return steps.stream().map(Step::name).collect(Collectors.joining("."));
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

        /** The first argument as written, without quotes; empty when there is none. */
        public String topic() {
            return !given().isEmpty() && given().getFirst() instanceof Literal literal ? literal.plain() : "";
        }

        String words() {
            return arguments == null
                    ? name
                    : arguments.stream().map(Operand::words).collect(Collectors.joining(", ", name + "(", ")"));
        }
    }
}
