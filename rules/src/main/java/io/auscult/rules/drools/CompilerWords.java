package io.auscult.rules.drools;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rule engine's commonest messages in a rule author's words; the others stay as they are. */
final class CompilerWords {
    private static final Pattern REPEATED = Pattern.compile("Unable to analyze expression '.*'"
            + "|Duplicate rule name: .*"
            + "|Rule Compilation error The type .* is already defined.*");
    private static final Pattern UNKNOWN = Pattern.compile(
            "Unable to Analyse Expression (?<expression>.*?):;.*unable to resolve method using strict-mode: (?<type>[\\w.$]+)\\.(?<name>[\\w$]+)\\(.*");
    private static final Pattern INCOMPARABLE = Pattern.compile(
            "Unable to Analyse Expression (?<expression>.*?):;.*Comparison operation requires compatible types\\. Found (?:class )?(?<one>[\\w.$]+) and (?:class )?(?<other>[\\w.$]+)\\].*");
    private static final Pattern UNBOUND = Pattern.compile(".*?(?<name>\\$\\w+) cannot be resolved to a variable.*");
    private static final Pattern TWICE = Pattern.compile("Duplicate declaration for variable '(?<name>\\$\\w+)'.*");

    private CompilerWords() {}

    /** Empty for a message that only repeats another. */
    static Optional<String> of(String message) {
        if (REPEATED.matcher(message).matches()) {
            return Optional.empty();
        }
        Matcher unknown = UNKNOWN.matcher(message);
        if (unknown.matches()) {
            return Optional.of(
                    unknown.group("name").startsWith("$")
                            ? unknown.group("name") + " is not bound before " + unknown.group("expression")
                            : "'" + unknown.group("name") + "' cannot be asked like this: "
                                    + unknown.group("expression"));
        }
        Matcher incomparable = INCOMPARABLE.matcher(message);
        if (incomparable.matches()) {
            return Optional.of(incomparable.group("expression") + " compares " + sort(incomparable.group("one"))
                    + " with " + sort(incomparable.group("other")));
        }
        Matcher unbound = UNBOUND.matcher(message);
        if (unbound.matches()) {
            return Optional.of(unbound.group("name") + " is used in then and bound nowhere in when");
        }
        Matcher twice = TWICE.matcher(message);
        return Optional.of(
                twice.matches() ? twice.group("name") + " is bound twice; give one of them another name" : message);
    }

    private static String sort(String type) {
        return switch (type) {
            case "boolean", "java.lang.Boolean" -> "yes or no";
            case "java.lang.String" -> "a text";
            case "int", "double", "java.lang.Integer", "java.lang.Double", "java.math.BigDecimal" -> "a number";
            default -> "more than one value";
        };
    }
}
