package io.auscult.rules.why;

import io.auscult.rules.fact.Threshold;
import io.auscult.rules.why.Element.OnePattern;
import io.auscult.rules.why.Scope.Place;
import io.auscult.rules.why.Term.Call;
import io.auscult.rules.why.Term.Literal;
import io.auscult.rules.why.Term.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a rule speaks of, in words: "newest HbA1c", "PREVENT: ASCVD", "high-ascvd-risk (7.5 %)". */
record TermWords(Scope scope, Names names) {

    String subject(Place place) {
        return switch (place.term()) {
            case null -> "the " + spaced(place.pattern().type());
            case Literal literal -> literal.text();
            case Path path when place.pattern().type().equals("Threshold") -> threshold(place.pattern(), path);
            case Path path
            when place.pattern().type().equals("Setting") && path.name().equals("days") -> setting(place.pattern());
            case Path path when place.pattern().type().equals("RiskScored") -> score(place.pattern(), path);
            case Path path -> asked(path, place.pattern());
        };
    }

    /** The model that the pattern means. */
    static String model(OnePattern pattern) {
        return Scope.key(pattern, "model.id").map(Names::model).orElse("the model");
    }

    private static String score(OnePattern pattern, Path path) {
        Call last = path.calls().getLast();
        return model(pattern) + ": "
                + switch (last.name()) {
                    case "value" -> Names.scoreName(last.about());
                    case "points" -> "points for " + last.about();
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
        return scope.settings(pattern).stream()
                .map(setting -> setting.days() + " days")
                .findFirst()
                .orElse("a span that is not set");
    }

    /** "newest HbA1c", "age", "lock-out until"; the name of what is asked where there are no better words. */
    private String asked(Path path, OnePattern pattern) {
        if (path.calls().isEmpty()) {
            return String.valueOf(path.variable());
        }
        Call first = path.calls().getFirst();
        String rest = path.calls().stream()
                .skip(1)
                .map(Call::name)
                .filter(name -> !name.equals("value"))
                .map(TermWords::spaced)
                .map(" "::concat)
                .collect(Collectors.joining());
        return switch (first.name()) {
            case "latest" -> "newest " + names.concept(first.about()) + rest;
            case "lastDone" -> "last " + names.concept(first.about()) + rest;
            case "derived" -> Names.derived(first.about()) + rest;
            case "rise" -> "rise of " + names.concept(first.about()) + span(first, pattern) + rest;
            default -> spaced(first.name()) + arguments(first, pattern) + rest;
        };
    }

    private String arguments(Call call, OnePattern pattern) {
        return call.arguments().isEmpty()
                ? ""
                : call.arguments().stream()
                        .map(argument -> argument instanceof Literal(String text, boolean _)
                                ? names.concept(text)
                                : subject(scope.resolve(argument, pattern)))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    /** "lockedUntil" is "locked until". */
    static String spaced(String name) {
        return name.replace('.', ' ').replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** " in the last 90 days". */
    String span(Call call, OnePattern pattern) {
        return scope.days(call.arguments().getLast(), pattern)
                .map(days -> " in the last " + days + " days")
                .orElse(" in the span of "
                        + subject(scope.resolve(call.arguments().getLast(), pattern)));
    }
}
