package io.auscult.rules.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A constraint or consequence of a rule file, cut into the few kinds of words that rule files may use. */
public final class Tokens {
    /** A backslash appears nowhere: in a Java comment or text it could hide code from this reader. */
    private static final Pattern TOKEN = Pattern.compile("(?<blank>\\s+|//[^\\n\\r\\\\]*|/\\*[^\\\\]*?\\*/)"
            + "|(?<text>\"[^\"\\\\\\n\\r]*\"|'[^'\\\\\\n\\r]*')"
            + "|(?<number>\\d+(?:\\.\\d+)?)"
            + "|(?<name>\\$?[A-Za-z_][A-Za-z0-9_]*)"
            + "|(?<sign>==|!=|<=|>=|&&|\\|\\||[<>!(),.:;-])");

    /** What sort of word it is. */
    public enum Kind {
        TEXT,
        NUMBER,
        NAME,
        VARIABLE,
        SIGN,
        END
    }

    /** @param at the index of its first character */
    public record Token(Kind kind, String text, int at) {
        public boolean is(String sign) {
            return kind != Kind.TEXT && text.equals(sign);
        }

        /** A literal without its quotes. */
        public String literal() {
            return text.substring(1, text.length() - 1);
        }
    }

    /** The place in a text where it stops being what a rule may say. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final int at;

        public Unreadable(int at, String message) {
            super(message);
            this.at = at;
        }

        public int at() {
            return at;
        }
    }

    private final List<Token> tokens;
    private int next;

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    public static Tokens of(String text) throws Unreadable {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new Unreadable(at, "'" + text.charAt(at) + "' has no meaning in a rule file");
            }
            if (matcher.group("blank") == null) {
                tokens.add(new Token(kind(matcher), matcher.group(), at));
            }
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "the end", text.length()));
        return new Tokens(tokens);
    }

    private static Kind kind(Matcher matcher) {
        if (matcher.group("text") != null) {
            return Kind.TEXT;
        }
        if (matcher.group("number") != null) {
            return Kind.NUMBER;
        }
        if (matcher.group("sign") != null) {
            return Kind.SIGN;
        }
        return matcher.group().startsWith("$") ? Kind.VARIABLE : Kind.NAME;
    }

    public Token peek() {
        return tokens.get(next);
    }

    public Token peekSecond() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    public Token take() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    public boolean takeIf(String sign) {
        if (peek().is(sign)) {
            take();
            return true;
        }
        return false;
    }

    public void expect(String sign) throws Unreadable {
        Token token = take();
        if (!token.is(sign)) {
            throw new Unreadable(token.at(), "expected " + sign + " and not " + token.text());
        }
    }
}
