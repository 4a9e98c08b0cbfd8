package io.auscult.rules.why;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value that a condition of a rule file speaks of. */
sealed interface Term {

    /** As a rule file writes it. */
    String source();

    /**
     * A number, a word in quotes, or {@code true}, {@code false}, {@code null}.
     *
     * @param text without its quotes
     */
    record Literal(String text, boolean quoted) implements Term {
        boolean isNull() {
            return !quoted && text.equals("null");
        }

        @Override
        public String source() {
            return quoted ? '"' + text + '"' : text;
        }
    }

    /**
     * What is asked of the fact at hand, or of a variable: {@code age}, {@code value("ascvd")}, {@code $hba1c.value}.
     *
     * @param variable null when the fact at hand is asked
     */
    record Path(@Nullable String variable, List<Call> calls) implements Term {
        public Path {
            calls = List.copyOf(calls);
        }

        @Override
        public String source() {
            String asked = calls.stream().map(Call::source).collect(Collectors.joining("."));
            return variable == null ? asked : asked.isEmpty() ? variable : variable + "." + asked;
        }

        /** Without arguments: {@code model.id}. */
        String name() {
            String asked = String.join(".", calls.stream().map(Call::name).toList());
            return variable == null ? asked : asked.isEmpty() ? variable : variable + "." + asked;
        }
    }

    record Call(String name, List<Term> arguments) {
        public Call {
            arguments = List.copyOf(arguments);
        }

        String source() {
            return arguments.isEmpty()
                    ? name
                    : name + arguments.stream().map(Term::source).collect(Collectors.joining(", ", "(", ")"));
        }

        /** The first argument as written; empty when there is none. */
        String about() {
            return arguments.isEmpty() || !(arguments.getFirst() instanceof Literal literal) ? "" : literal.text();
        }
    }
}
