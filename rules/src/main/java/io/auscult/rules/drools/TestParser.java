package io.auscult.rules.drools;

import io.auscult.rules.condition.Constraint;
import io.auscult.rules.condition.Operand;
import io.auscult.rules.condition.Operand.Step;
import io.auscult.rules.condition.Place;
import io.auscult.rules.condition.RuleText.Statement;
import io.auscult.rules.condition.Test;
import io.auscult.rules.drools.Tokens.Kind;
import io.auscult.rules.drools.Tokens.Token;
import io.auscult.rules.drools.Tokens.Unreadable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Expression} and {@link Consequence} have accepted, this time to keep it. */
final class TestParser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");

    private final String text;
    private final Place start;
    private final Tokens tokens;

    private TestParser(String text, Place start) throws Unreadable {
        this.text = text;
        this.start = start;
        this.tokens = Tokens.of(text);
    }

    static Constraint constraint(String text, Place start) throws Unreadable {
        TestParser parser = new TestParser(text, start);
        String variable = parser.binding();
        Test test = parser.either();
        boolean decides = variable == null || !(test instanceof Test.Holds);
        return new Constraint(text.strip(), variable, test, decides, start);
    }

    static List<Statement> statements(String text) throws Unreadable {
        TestParser parser = new TestParser(text, new Place(1, 1));
        List<Statement> statements = new ArrayList<>();
        while (parser.tokens.peek().kind() != Kind.END) {
            String verb = parser.tokens.take().text();
            List<Operand> arguments = parser.arguments();
            parser.tokens.expect(";");
            statements.add(new Statement(verb, arguments.subList(1, arguments.size())));
        }
        return statements;
    }

    private @Nullable String binding() {
        if (tokens.peek().kind() == Kind.VARIABLE && tokens.peekSecond().is(":")) {
            String variable = tokens.take().text();
            tokens.take();
            return variable;
        }
        return null;
    }

    private Test either() throws Unreadable {
        List<Test> parts = new ArrayList<>(List.of(both()));
        while (tokens.takeIf("||")) {
            parts.add(both());
        }
        return parts.size() == 1 ? parts.getFirst() : new Test.Either(parts);
    }

    private Test both() throws Unreadable {
        List<Test> parts = new ArrayList<>(List.of(negated()));
        while (tokens.takeIf("&&")) {
            parts.add(negated());
        }
        return parts.size() == 1 ? parts.getFirst() : new Test.Both(parts);
    }

    private Test negated() throws Unreadable {
        boolean negated = tokens.takeIf("!");
        Test test;
        if (tokens.takeIf("(")) {
            test = either();
            tokens.expect(")");
        } else {
            test = negated ? holds() : comparison();
        }
        return negated ? new Test.No(test) : test;
    }

    private Test holds() throws Unreadable {
        int from = tokens.peek().at();
        return new Test.Holds(operand(), since(from), place(from));
    }

    private Test comparison() throws Unreadable {
        int from = tokens.peek().at();
        Operand left = operand();
        Token token = tokens.peek();
        if (token.kind() == Kind.SIGN && COMPARISONS.contains(token.text())) {
            tokens.take();
            String sign = token.text();
            Operand right = operand();
            return new Test.Compare(left, sign, right, since(from), place(from));
        }
        if (token.is("in") || token.is("not")) {
            tokens.take();
            if (token.is("not")) {
                tokens.expect("in");
            }
            List<Operand> values = arguments();
            return new Test.OneOf(left, token.is("not"), values, since(from), place(from));
        }
        return new Test.Holds(left, since(from), place(from));
    }

    /** What was read since an index, as written. */
    private String since(int from) {
        return text.substring(from, tokens.peek().at()).strip();
    }

    private Place place(int at) {
        int line = start.line();
        int column = start.column();
        for (int i = 0; i < at; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new Place(line, column);
    }

    private Operand operand() throws Unreadable {
        Token token = tokens.take();
        return switch (token.kind()) {
            case TEXT -> new Operand.Text(token.literal());
            case NUMBER -> new Operand.Figure(new BigDecimal(token.text()));
            case VARIABLE -> path(new Step(token.text(), null));
            case NAME ->
                CONSTANTS.contains(token.text())
                        ? new Operand.Constant(token.text())
                        : path(new Step(token.text(), argumentsIfAny()));
            case SIGN, END -> new Operand.Figure(new BigDecimal(tokens.take().text()).negate());
        };
    }

    private Operand.Path path(Step first) throws Unreadable {
        List<Step> steps = new ArrayList<>(List.of(first));
        while (tokens.takeIf(".")) {
            steps.add(new Step(tokens.take().text(), argumentsIfAny()));
        }
        return new Operand.Path(steps);
    }

    private @Nullable List<Operand> argumentsIfAny() throws Unreadable {
        return tokens.peek().is("(") ? arguments() : null;
    }

    private List<Operand> arguments() throws Unreadable {
        List<Operand> arguments = new ArrayList<>();
        tokens.expect("(");
        if (tokens.takeIf(")")) {
            return arguments;
        }
        do {
            arguments.add(operand());
        } while (tokens.takeIf(","));
        tokens.expect(")");
        return arguments;
    }
}
