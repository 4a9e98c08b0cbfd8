package io.auscult.rules.condition;

import io.auscult.core.decision.RuleId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its file says it.
 *
 * @param name the id, and for variants of one rule what follows ": "
 * @param when what has to hold
 * @param says what it then says, a statement each
 */
public record RuleText(String file, String name, RuleId id, Place place, Clause when, List<Statement> says) {
    public RuleText {
        says = List.copyOf(says);
    }

    /** "propose" or "hold", with what is handed over after {@code drools}. */
    public record Statement(String verb, List<Operand> arguments) {
        public Statement {
            arguments = List.copyOf(arguments);
        }
    }

    /** Every pattern, in the order of the file, also those under not, or, exists. */
    public List<Clause.Pattern> patterns() {
        List<Clause.Pattern> patterns = new ArrayList<>();
        collect(when, patterns);
        return patterns;
    }

    private static void collect(Clause clause, List<Clause.Pattern> patterns) {
        switch (clause) {
            case Clause.All all -> all.parts().forEach(part -> collect(part, patterns));
            case Clause.Any any -> any.parts().forEach(part -> collect(part, patterns));
            case Clause.Not not -> collect(not.part(), patterns);
            case Clause.Exists exists -> collect(exists.part(), patterns);
            case Clause.Pattern pattern -> patterns.add(pattern);
        }
    }

    /** The patterns that all have to match: those under no not and no or. */
    public List<Clause.Pattern> required() {
        return required(when).toList();
    }

    private static Stream<Clause.Pattern> required(Clause clause) {
        return switch (clause) {
            case Clause.All all -> all.parts().stream().flatMap(RuleText::required);
            case Clause.Exists exists -> required(exists.part());
            case Clause.Pattern pattern -> Stream.of(pattern);
            case Clause.Any any ->
                any.parts().size() == 1 ? required(any.parts().getFirst()) : Stream.empty();
            case Clause.Not _ -> Stream.empty();
        };
    }

    /** What a variable stands for: the operand that was bound to it, or null when it is a whole fact or not bound. */
    public @Nullable Bound bound(String variable) {
        for (Clause.Pattern pattern : patterns()) {
            if (variable.equals(pattern.variable())) {
                return new Bound(pattern, null);
            }
            for (Constraint constraint : pattern.constraints()) {
                if (variable.equals(constraint.variable())) {
                    return new Bound(pattern, constraint.left());
                }
            }
        }
        return null;
    }

    /** @param operand null for the whole fact that the pattern matches */
    public record Bound(Clause.Pattern pattern, Operand.@Nullable Path operand) {}
}
