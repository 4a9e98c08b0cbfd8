package io.auscult.rules.drools;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.DerivedFacts;
import io.auscult.rules.drools.Tokens.Kind;
import io.auscult.rules.drools.Tokens.Token;
import io.auscult.rules.drools.Tokens.Unreadable;
import io.auscult.rules.pack.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one constraint and accepts only comparisons of known properties and questions, joined by and, or, not. What it does
 * not accept is never compiled, so a rule file cannot reach Java beyond the {@link Vocabulary}.
 */
final class Expression {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");
    private static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,4}");
    private static final String OPERATORS = "== != < <= > >= in, not in, &&, ||, !";

    private final Tokens tokens;
    private final Vocabulary vocabulary;
    private final Set<String> asks;
    private final Set<String> concepts = new TreeSet<>();
    private final Set<String> equated = new HashSet<>();
    private final Set<Asked> asked = new LinkedHashSet<>();
    private final Set<String> mentioned = new HashSet<>();
    private @Nullable String bound;
    private boolean decides;

    private Expression(String text, Vocabulary vocabulary, String type) throws Unreadable {
        this.tokens = Tokens.of(text);
        this.vocabulary = vocabulary;
        this.asks = vocabulary.asks(type);
    }

    /** A constraint in a pattern of the type, with or without a binding in front. */
    static Expression constraint(String text, Vocabulary vocabulary, String type) throws Unreadable {
        Expression expression = new Expression(text, vocabulary, type);
        expression.binding();
        expression.either();
        expression.end();
        return expression;
    }

    /** The concepts that it asks about. */
    Set<String> concepts() {
        return concepts;
    }

    /** The variable that it does no more than bind; null when it decides whether the pattern matches. */
    @Nullable String onlyBinds() {
        return decides ? null : bound;
    }

    /** The variables that it compares or asks. */
    Set<String> mentioned() {
        return mentioned;
    }

    /** The questions in it whose answers change by time alone. */
    Set<Asked> asked() {
        return asked;
    }

    /** The properties that it requires to equal something, when nothing else would do. */
    Set<String> equated() {
        return equated;
    }

    private void binding() {
        if (tokens.peek().kind() == Kind.VARIABLE && tokens.peekSecond().is(":")) {
            bound = tokens.take().text();
            tokens.take();
        }
    }

    private void either() throws Unreadable {
        both();
        while (tokens.takeIf("||")) {
            decides = true;
            equated.clear();
            both();
            equated.clear();
        }
    }

    private void both() throws Unreadable {
        negated();
        while (tokens.takeIf("&&")) {
            decides = true;
            negated();
        }
    }

    private void negated() throws Unreadable {
        boolean negated = tokens.takeIf("!");
        decides |= negated;
        if (tokens.takeIf("(")) {
            either();
            tokens.expect(")");
            if (negated) {
                equated.clear();
            }
            return;
        }
        String left = operand(asks);
        if (!negated) {
            comparison(left);
        }
    }

    private void comparison(String left) throws Unreadable {
        Token token = tokens.peek();
        decides |= token.kind() != Kind.END && !token.is(")");
        if (COMPARISONS.contains(token.text()) && token.kind() == Kind.SIGN) {
            tokens.take();
            operand(asks);
            if (token.is("==")) {
                equated.add(left);
            }
        } else if (token.is("in") || token.is("not")) {
            tokens.take();
            if (token.is("not")) {
                tokens.expect("in");
            }
            arguments();
        } else if (token.kind() == Kind.NAME) {
            throw new Unreadable(
                    token.at(), "operator '" + token.text() + "' is not approved; approved are " + OPERATORS);
        }
    }

    /** A literal, a variable or a path; answers the path as written, without arguments. */
    private String operand(Set<String> first) throws Unreadable {
        Token token = tokens.take();
        return switch (token.kind()) {
            case TEXT, NUMBER -> "";
            case VARIABLE -> {
                mentioned.add(token.text());
                yield path(token.text());
            }
            case NAME -> {
                if (CONSTANTS.contains(token.text())) {
                    yield "";
                }
                known(token, first);
                yield path(call(token));
            }
            case SIGN, END -> negativeNumber(token);
        };
    }

    private String negativeNumber(Token token) throws Unreadable {
        if (token.is("-") && tokens.take().kind() == Kind.NUMBER) {
            return "";
        }
        throw new Unreadable(token.at(), "expected a value or a question here and not " + token.text());
    }

    private String path(String start) throws Unreadable {
        StringBuilder path = new StringBuilder(start);
        while (tokens.takeIf(".")) {
            Token token = tokens.take();
            if (token.kind() != Kind.NAME || !vocabulary.knows(token.text())) {
                throw unknown(token, Set.of());
            }
            path.append('.').append(call(token));
        }
        return path.toString();
    }

    private String call(Token name) throws Unreadable {
        if (tokens.peek().is("(")) {
            if (Vocabulary.ABOUT_CONCEPTS.contains(name.text())) {
                concepts.add(subject(name));
            } else if (name.is(Vocabulary.DERIVED)) {
                derived(name);
            }
            List<Token> arguments = arguments();
            if (Vocabulary.TIMED.contains(name.text())) {
                asked.add(new Asked(name.text(), arguments.getFirst().literal(), days(arguments)));
            }
        } else if (name.is(Vocabulary.AGE)) {
            asked.add(new Asked(Vocabulary.AGE, "", null));
        }
        return name.text();
    }

    /** The span as a number; null when it is a variable, or there is none. */
    private static @Nullable Integer days(List<Token> arguments) throws Unreadable {
        Token last = arguments.getLast();
        if (last.kind() != Kind.NUMBER) {
            return null;
        }
        if (!DAYS.matcher(last.text()).matches()) {
            throw new Unreadable(last.at(), "days are a whole number from 1 to 99999 and not " + last.text());
        }
        return Integer.valueOf(last.text());
    }

    private String subject(Token name) throws Unreadable {
        Token subject = tokens.peekSecond();
        if (subject.kind() != Kind.TEXT) {
            throw new Unreadable(
                    subject.at(), name.text() + " names its concept in quotes: " + name.text() + "(\"…\")");
        }
        try {
            return ConceptId.of(subject.literal()).value();
        } catch (IllegalArgumentException e) {
            throw new Unreadable(subject.at(), String.valueOf(e.getMessage()));
        }
    }

    private void derived(Token name) throws Unreadable {
        int at = tokens.peekSecond().at();
        String subject = subject(name);
        if (DerivedFacts.named(subject).isEmpty()) {
            throw new Unreadable(
                    at, "'" + subject + "' is not a derived fact; there are " + String.join(", ", DerivedFacts.keys()));
        }
    }

    /** The arguments, each by its first token. */
    private List<Token> arguments() throws Unreadable {
        List<Token> first = new ArrayList<>();
        tokens.expect("(");
        do {
            first.add(tokens.peek());
            operand(Set.of());
        } while (tokens.takeIf(","));
        tokens.expect(")");
        return first;
    }

    private void known(Token name, Set<String> allowed) throws Unreadable {
        if (!allowed.contains(name.text())) {
            throw unknown(name, allowed);
        }
    }

    private static Unreadable unknown(Token name, Set<String> allowed) {
        if (name.is("unit")) {
            return new Unreadable(name.at(), "'unit' is a word that the rule language reserves; ask ucum");
        }
        String may = allowed.isEmpty() ? "" : "; a rule may ask " + String.join(", ", new TreeSet<>(allowed));
        return new Unreadable(
                name.at(),
                "'" + name.text() + "' is not something a rule may ask here" + Nearest.hint(name.text(), allowed)
                        + may);
    }

    private void end() throws Unreadable {
        Token token = tokens.peek();
        if (token.kind() != Kind.END) {
            throw new Unreadable(token.at(), "'" + token.text() + "' is not expected here; operators are " + OPERATORS);
        }
    }
}
