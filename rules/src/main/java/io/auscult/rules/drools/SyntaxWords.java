package io.auscult.rules.drools;

import io.auscult.rules.pack.RuleError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the author of a rule file probably got wrong, where the parser only says at which word it gave up. The text is looked at for
 * the usual mistakes; where none is found, the parser's place stands with a sentence.
 */
final class SyntaxWords {
    private static final Pattern WORD = Pattern.compile(
            "(?<remark>//[^\\n]*|(?s:/\\*.*?\\*/))|(?<text>\"[^\"\\n]*\"|'[^'\\n]*')|(?<open>[\"'])"
                    + "|(?<name>\\$?[A-Za-z_][A-Za-z0-9_-]*)|(?<sign>==|!=|<=|>=|=>|=<|=|[()#;,])|(?<other>[^\\x00-\\x7F])");
    private static final Pattern GIVEN_UP = Pattern.compile("(?:mismatched input|at input) '([^']*)'");

    /** What is written otherwise in a rule file. */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("=", "to compare, write == and not ="),
            Map.entry("=>", "write >= and not =>"),
            Map.entry("=<", "write <= and not =<"),
            Map.entry("#", "a remark begins with // and not with #"),
            Map.entry("≥", "write >= and not ≥"),
            Map.entry("≤", "write <= and not ≤"),
            Map.entry("≠", "write != and not ≠"),
            Map.entry("“", "use straight quotes \" and not “ ”, which word processors put in"),
            Map.entry("”", "use straight quotes \" and not “ ”, which word processors put in"),
            Map.entry("„", "use straight quotes \" and not „ “, which word processors put in"),
            Map.entry("‘", "use straight quotes \" and not ‘ ’, which word processors put in"),
            Map.entry("’", "use straight quotes \" and not ‘ ’, which word processors put in"));

    private final String file;
    private final String source;
    private final List<RuleError> errors = new ArrayList<>();
    private final Deque<Integer> brackets = new ArrayDeque<>();

    /** The part of a rule that was begun last. */
    private @Nullable String part;

    private SyntaxWords(String file, String source) {
        this.file = file;
        this.source = source;
    }

    /** @param parser what the parser says; at least one */
    static List<RuleError> explain(String file, String source, List<RuleError> parser) {
        SyntaxWords words = new SyntaxWords(file, source);
        words.look();
        return words.errors.isEmpty() ? List.of(words.plain(parser.getFirst())) : List.of(words.errors.getFirst());
    }

    private void look() {
        Matcher matcher = WORD.matcher(source);
        while (errors.isEmpty() && matcher.find()) {
            if (matcher.group("open") != null) {
                error(matcher.start(), "the quote that begins here is not closed in this line");
            } else if (matcher.group("name") != null) {
                name(matcher.group(), matcher.start());
            } else if (matcher.group("sign") != null) {
                sign(matcher.group(), matcher.start());
            } else if (matcher.group("other") != null) {
                error(
                        matcher.start(),
                        INSTEAD.getOrDefault(
                                matcher.group(), "'" + matcher.group() + "' has no meaning in a rule file"));
            }
        }
        if (errors.isEmpty() && part != null) {
            error(source.length(), missing(part, "the file ends"));
        }
    }

    private void name(String word, int at) {
        switch (word) {
            case "rule" -> {
                if (isRule(at)) {
                    follow(null, "rule", at, "another rule begins");
                }
            }
            case "when" -> follow("rule", "when", at, "when stands here");
            case "then" -> {
                closed(at, "then");
                follow("when", "then", at, "then stands here");
            }
            case "end" -> {
                closed(at, "end");
                follow("then", null, at, "end stands here");
            }
            case "and", "or" -> {
                if (isBetweenComparisons(at)) {
                    error(
                            at,
                            "between comparisons inside brackets write " + (word.equals("and") ? "&&" : "||")
                                    + " and not " + word);
                }
            }
            default -> {}
        }
    }

    /** The word rule begins a rule only with a name behind it: it is also a property. */
    private boolean isRule(int at) {
        return brackets.isEmpty() && source.substring(at).matches("(?s)rule\\s+[\"'A-Za-z].*");
    }

    private boolean isBetweenComparisons(int at) {
        return !brackets.isEmpty()
                && source.substring(brackets.peek(), at).contains("(")
                && !source.substring(brackets.peek(), at).matches("(?s)\\(\\s*(\\$\\w+\\s*:\\s*)?[A-Z].*");
    }

    private void follow(@Nullable String expected, @Nullable String next, int at, String what) {
        if (errors.isEmpty() && (expected == null ? part != null : !expected.equals(part))) {
            error(at, missing(part, what));
        }
        part = next;
    }

    private static String missing(@Nullable String part, String what) {
        return switch (part) {
            case null -> what + ", and no rule has begun; a rule begins with rule \"<area>/<condition>\"";
            case "rule" -> what + ", and the rule's when is missing; a rule is rule \"…\" when … then … end";
            case "when" -> what + ", and the rule's then is missing; write then before what the rule says";
            default -> what + ", and the rule before has no end; write end after what it says";
        };
    }

    private void sign(String sign, int at) {
        switch (sign) {
            case "(" -> brackets.push(at);
            case ")" -> {
                if (brackets.isEmpty()) {
                    error(at, "there is one ) too many");
                } else {
                    brackets.pop();
                }
            }
            case "=", "=>", "=<", "#" -> error(at, String.valueOf(INSTEAD.get(sign)));
            default -> {}
        }
    }

    private void closed(int at, String word) {
        if (!brackets.isEmpty()) {
            error(brackets.peek(), "the bracket that opens here is not closed before " + word + " in line " + line(at));
        }
    }

    private RuleError plain(RuleError parser) {
        Matcher word = GIVEN_UP.matcher(parser.message());
        String at = word.find() ? word.group(1) : "";
        String message = at.isEmpty() || at.equals("<eof>")
                ? "the file cannot be read from here on"
                : RESERVED.contains(at)
                        ? "'" + at
                                + "' is a word that the rule language reserves, and is not expected here; a variable is"
                                + " written with $, a text in quotes"
                        : "'" + at + "' is not expected here; is a comma, a bracket or an operator missing before it?";
        return new RuleError(file, parser.line(), parser.column(), message);
    }

    private void error(int at, String message) {
        if (errors.isEmpty()) {
            errors.add(new RuleError(file, line(at), at - source.lastIndexOf('\n', Math.max(at - 1, 0)), message));
        }
    }

    private int line(int at) {
        return 1 + (int) source.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    /** The words of Drools' own lexer, hard and soft. With $ in front or in quotes each of them may be used. */
    static final Set<String> RESERVED = Set.of(
            "accumulate",
            "acc",
            "action",
            "activation",
            "active",
            "agenda",
            "and",
            "attributes",
            "auto",
            "calendars",
            "collect",
            "contains",
            "date",
            "declare",
            "dialect",
            "duration",
            "effective",
            "enabled",
            "end",
            "entry",
            "enum",
            "eval",
            "excludes",
            "exists",
            "expires",
            "extends",
            "false",
            "focus",
            "forall",
            "from",
            "function",
            "global",
            "group",
            "groupby",
            "import",
            "in",
            "init",
            "instanceof",
            "lock",
            "loop",
            "matches",
            "memberOf",
            "not",
            "null",
            "or",
            "over",
            "package",
            "point",
            "query",
            "result",
            "reverse",
            "rule",
            "ruleflow",
            "salience",
            "soundslike",
            "then",
            "timer",
            "trait",
            "true",
            "type",
            "unit",
            "when",
            "window");
}
