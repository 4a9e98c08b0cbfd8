package io.auscult.rules.why;

import java.util.List;

/** What one condition of a rule file says. */
sealed interface Clause {

    /** @param sign one of == != &lt; &lt;= &gt; &gt;= */
    record Compared(Term left, String sign, Term right) implements Clause {}

    /** @param none for {@code not in} */
    record OneOf(Term left, boolean none, List<Term> values) implements Clause {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** A question that is answered by yes or no; or, under a variable's name, by a value. */
    record Asked(Term question) implements Clause {}

    record Not(Clause clause) implements Clause {}

    record All(List<Clause> clauses) implements Clause {
        public All {
            clauses = List.copyOf(clauses);
        }
    }

    record Any(List<Clause> clauses) implements Clause {
        public Any {
            clauses = List.copyOf(clauses);
        }
    }
}
