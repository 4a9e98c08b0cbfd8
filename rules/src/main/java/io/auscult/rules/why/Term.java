package io.auscult.rules.why;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that a condition of a rule file speaks of. */
sealed interface Term {

    /** A number, a word in quotes, or {@code true}, {@code false}, {@code null}. */
    record Literal(String text) implements Term {
        boolean isNull() {
            return text.equals("null");
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

        /** The first argument as written; empty when there is none. */
        String about() {
            return arguments.isEmpty() || !(arguments.getFirst() instanceof Literal literal) ? "" : literal.text();
        }
    }
}
