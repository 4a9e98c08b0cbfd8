package io.auscult.rules.why;

import io.auscult.rules.drools.Tokens;
import io.auscult.rules.drools.Tokens.Kind;
import io.auscult.rules.drools.Tokens.Token;
import io.auscult.rules.drools.Tokens.Unreadable;
import io.auscult.rules.why.Term.Call;
import io.auscult.rules.why.Term.Literal;
import io.auscult.rules.why.Term.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a condition that rule files may have, to say it in words. Whether it holds is never decided here. */
final class ClauseReader {
    private static final Set<String> SIGNS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");

    private final Tokens tokens;

    private ClauseReader(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Without the variable that it may bind. */
    static Clause read(String text) throws Unreadable {
        ClauseReader reader = new ClauseReader(Tokens.of(text));
        Clause clause = reader.any();
        if (reader.tokens.peek().kind() != Kind.END) {
            throw new Unreadable(reader.tokens.peek().at(), "not expected here");
        }
        return clause;
    }

    private Clause any() throws Unreadable {
        List<Clause> clauses = new ArrayList<>(List.of(all()));
        while (tokens.takeIf("||")) {
            clauses.add(all());
        }
        return clauses.size() == 1 ? clauses.getFirst() : new Clause.Any(clauses);
    }

    private Clause all() throws Unreadable {
        List<Clause> clauses = new ArrayList<>(List.of(one()));
        while (tokens.takeIf("&&")) {
            clauses.add(one());
        }
        return clauses.size() == 1 ? clauses.getFirst() : new Clause.All(clauses);
    }

    private Clause one() throws Unreadable {
        if (tokens.takeIf("!")) {
            return new Clause.Not(one());
        }
        if (tokens.takeIf("(")) {
            Clause inner = any();
            tokens.expect(")");
            return inner;
        }
        Term left = term();
        Token next = tokens.peek();
        if (next.kind() == Kind.SIGN && SIGNS.contains(next.text())) {
            tokens.take();
            return new Clause.Compared(left, next.text(), term());
        }
        boolean none = tokens.takeIf("not");
        return none || next.is("in") ? oneOf(left, none) : new Clause.Asked(left);
    }

    private Clause oneOf(Term left, boolean none) throws Unreadable {
        tokens.expect("in");
        return new Clause.OneOf(left, none, arguments());
    }

    private Term term() throws Unreadable {
        Token token = tokens.take();
        return switch (token.kind()) {
            case TEXT -> new Literal(token.literal(), true);
            case NUMBER -> new Literal(token.text(), false);
            case VARIABLE -> path(token.text(), new ArrayList<>());
            case NAME ->
                CONSTANTS.contains(token.text())
                        ? new Literal(token.text(), false)
                        : path(null, new ArrayList<>(List.of(call(token))));
            case SIGN, END -> negative(token);
        };
    }

    private Term negative(Token sign) throws Unreadable {
        if (sign.is("-") && tokens.peek().kind() == Kind.NUMBER) {
            return new Literal("-" + tokens.take().text(), false);
        }
        throw new Unreadable(sign.at(), "expected a value");
    }

    private Path path(@Nullable String variable, List<Call> calls) throws Unreadable {
        while (tokens.takeIf(".")) {
            calls.add(call(tokens.take()));
        }
        return new Path(variable, calls);
    }

    private Call call(Token name) throws Unreadable {
        return new Call(name.text(), tokens.peek().is("(") ? arguments() : List.of());
    }

    private List<Term> arguments() throws Unreadable {
        List<Term> arguments = new ArrayList<>();
        tokens.expect("(");
        if (tokens.takeIf(")")) {
            return arguments;
        }
        do {
            arguments.add(term());
        } while (tokens.takeIf(","));
        tokens.expect(")");
        return arguments;
    }
}
