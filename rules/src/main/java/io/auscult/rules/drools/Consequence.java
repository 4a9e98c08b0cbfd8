package io.auscult.rules.drools;

import io.auscult.rules.drools.Tokens.Kind;
import io.auscult.rules.drools.Tokens.Token;
import io.auscult.rules.drools.Tokens.Unreadable;

/** Reads a {@code then} and accepts only {@code propose(drools, …);} or {@code hold(drools, …);}, whichever the pack's kind has. */
final class Consequence {
    private final Tokens tokens;
    private final Vocabulary vocabulary;

    private Consequence(String text, Vocabulary vocabulary) throws Unreadable {
        this.tokens = Tokens.of(text);
        this.vocabulary = vocabulary;
    }

    static void check(String text, Vocabulary vocabulary) throws Unreadable {
        Consequence consequence = new Consequence(text, vocabulary);
        do {
            consequence.statement();
        } while (consequence.tokens.peek().kind() != Kind.END);
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
            arguments();
        }
    }

    private void arguments() throws Unreadable {
        if (tokens.takeIf("(") && !tokens.takeIf(")")) {
            do {
                argument();
            } while (tokens.takeIf(","));
            tokens.expect(")");
        }
    }
}
