package io.auscult.rules.why;

import io.auscult.rules.condition.Operand;
import io.auscult.rules.condition.Operand.Literal;
import io.auscult.rules.condition.Operand.Path;
import io.auscult.rules.fact.Threshold;
import io.auscult.rules.why.Element.OnePattern;
import io.auscult.rules.why.Scope.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a rule speaks of, in words: "newest HbA1c", "PREVENT: ASCVD", "high-ascvd-risk (7.5 %)". */
record TermWords(Scope scope, Names names) {

    String subject(Place place) {
        return switch (place.term()) {
            case null -> "the " + spaced(place.pattern().type());
            case Literal literal -> literal.plain();
            case Path path when place.pattern().type().equals("Threshold") -> threshold(place.pattern(), path);
            case Path path
            when place.pattern().type().equals("Setting") && path.name().equals("days") -> setting(place.pattern());
            case Path path when place.pattern().type().equals("RiskScored") -> score(place.pattern(), path);
            case Path path -> asked(path, place.pattern());
        };
    }

    /** The model that the pattern means. */
    static String model(OnePattern pattern) {
        return pattern.key("model.id").map(Names::model).orElse("the model");
    }

    private static String score(OnePattern pattern, Path path) {
        Operand.Step last = path.asked().getLast();
        return model(pattern) + ": "
                + switch (last.name()) {
                    case "value" -> Names.scoreName(last.topic());
                    case "points" -> "points for " + last.topic();
                    default -> spaced(path.name());
                };
    }

    private String threshold(OnePattern pattern, Path path) {
        return path.name().equals("value") || path.name().equals("probability")
                ? threshold(pattern)
                : "the threshold's " + spaced(path.name());
    }

    /** "high-ascvd-risk (7.5 %)"; by age where there are several. */
    String threshold(OnePattern pattern) {
        if (!scope.tellsFigures()) {
            return "its threshold" + pattern.key("name").map(" "::concat).orElse("");
        }
        List<Threshold> rows = scope.thresholds(pattern);
        String name = rows.stream().map(Threshold::name).findFirst().orElse("a threshold that is not set");
        String numbers = rows.size() == 1
                ? rows.getFirst().words()
                : rows.stream()
                        .map(row -> row.words() + " from " + row.fromAge() + " to " + row.toAge() + " years")
                        .collect(Collectors.joining(", "));
        return numbers.isEmpty() ? name : name + " (" + numbers + ")";
    }

    String setting(OnePattern pattern) {
        if (!scope.tellsFigures()) {
            return "its setting" + pattern.key("name").map(" "::concat).orElse("");
        }
        return scope.settings(pattern).stream()
                .map(setting -> setting.days() + " days")
                .findFirst()
                .orElse("a span that is not set");
    }

    /** "newest HbA1c", "age", "lock-out until"; the name of what is asked where there are no better words. */
    private String asked(Path path, OnePattern pattern) {
        if (path.asked().isEmpty()) {
            return path.words();
        }
        Operand.Step first = path.asked().getFirst();
        String rest = path.asked().stream()
                .skip(1)
                .map(Operand.Step::name)
                .filter(name -> !name.equals("value"))
                .map(TermWords::spaced)
                .map(" "::concat)
                .collect(Collectors.joining());
        return switch (first.name()) {
            case "latest" -> "newest " + names.concept(first.topic()) + rest;
            case "lastDone" -> "last " + names.concept(first.topic()) + rest;
            case "derived" -> Names.derived(first.topic()) + rest;
            case "rise" -> "rise of " + names.concept(first.topic()) + span(first, pattern) + rest;
            default -> spaced(first.name()) + arguments(first, pattern) + rest;
        };
    }

    private String arguments(Operand.Step call, OnePattern pattern) {
        return call.given().isEmpty()
                ? ""
                : call.given().stream()
                        .map(argument -> argument instanceof Literal literal
                                ? names.concept(literal.plain())
                                : subject(scope.resolve(argument, pattern)))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    /** "lockedUntil" is "locked until". */
    static String spaced(String name) {
        return name.replace('.', ' ').replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** " in the last 90 days", " within its setting repeat-within". */
    String span(Operand.Step call, OnePattern pattern) {
        Operand span = call.given().getLast();
        return (scope.tellsFigures() || span instanceof Literal ? scope.days(span, pattern) : Optional.<Integer>empty())
                .map(days -> " in the last " + days + " days")
                .orElseGet(() -> " within " + subject(scope.resolve(span, pattern)));
    }
}
