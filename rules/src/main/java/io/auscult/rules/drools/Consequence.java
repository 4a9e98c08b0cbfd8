package io.auscult.rules.drools;

import io.auscult.core.concept.ConceptId;
import io.auscult.rules.drools.Tokens.Kind;
import io.auscult.rules.drools.Tokens.Token;
import io.auscult.rules.drools.Tokens.Unreadable;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a {@code then} and accepts only {@code propose(drools, …);} or {@code hold(drools, …);}, whichever the pack's kind has. What
 * it names is what the rule bound, and what may be asked of that.
 */
final class Consequence {
    private final Tokens tokens;
    private final Vocabulary vocabulary;
    private final Set<String> concepts = new TreeSet<>();

    private Consequence(String text, Vocabulary vocabulary) throws Unreadable {
        this.tokens = Tokens.of(text);
        this.vocabulary = vocabulary;
    }

    /** @return the concepts that it asks about */
    static Set<String> check(String text, Vocabulary vocabulary) throws Unreadable {
        Consequence consequence = new Consequence(text, vocabulary);
        do {
            consequence.statement();
        } while (consequence.tokens.peek().kind() != Kind.END);
        return consequence.concepts;
    }

    private void statement() throws Unreadable {
        Token verb = tokens.take();
        if (!verb.is(vocabulary.verb())) {
            throw new Unreadable(
                    verb.at(), "then says only " + vocabulary.verb() + "( drools, $…, … ); and not " + verb.text());
        }
        tokens.expect("(");
        tokens.expect("drools");
        while (tokens.takeIf(",")) {
            argument();
        }
        tokens.expect(")");
        tokens.expect(";");
    }

    private void argument() throws Unreadable {
        Token token = tokens.take();
        if (token.kind() == Kind.NUMBER || token.is("null")) {
            return;
        }
        if (token.kind() != Kind.VARIABLE) {
            throw new Unreadable(token.at(), "expected a $variable that the rule bound and not " + token.text());
        }
        while (tokens.takeIf(".")) {
            Token name = tokens.take();
            if (name.kind() != Kind.NAME || !vocabulary.knows(name.text())) {
                throw new Unreadable(name.at(), "'" + name.text() + "' is not something a rule may ask here");
            }
            arguments(name);
        }
    }

    private void arguments(Token name) throws Unreadable {
        if (tokens.takeIf("(") && !tokens.takeIf(")")) {
            if (Vocabulary.ABOUT_CONCEPTS.contains(name.text()) && tokens.peek().kind() == Kind.TEXT) {
                concepts.add(concept(tokens.take()));
                tokens.expect(",");
            }
            do {
                argument();
            } while (tokens.takeIf(","));
            tokens.expect(")");
        }
    }

    private static String concept(Token name) throws Unreadable {
        try {
            return ConceptId.of(name.literal()).value();
        } catch (IllegalArgumentException e) {
            throw new Unreadable(name.at(), String.valueOf(e.getMessage()));
        }
    }
}
