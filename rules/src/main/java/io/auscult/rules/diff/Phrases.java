package io.auscult.rules.diff;

import io.auscult.rules.condition.Clause;
import io.auscult.rules.condition.Constraint;
import io.auscult.rules.condition.Operand;
import io.auscult.rules.condition.Operand.Step;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.condition.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rule's conditions in the words of who reads cards, one for each thing that has to hold. */
final class Phrases {
    private static final Map<String, String> SIGNS =
            Map.of("==", "is", "!=", "is not", "<", "<", "<=", "≤", ">", ">", ">=", "≥");

    /** What only says which fact is meant. */
    private static final Map<String, Set<String>> LOOKUPS = Map.of(
            "RiskScored", Set.of("model.id"),
            "NotAssessable", Set.of("model.id"),
            "Pending", Set.of("model.id"),
            "Threshold", Set.of("rule", "name", "fromAge", "toAge"),
            "Setting", Set.of("rule", "name"));

    private final RuleText rule;

    private Phrases(RuleText rule) {
        this.rule = rule;
    }

    static List<Phrase> of(RuleText rule) {
        return new Phrases(rule).clause(rule.when());
    }

    private List<Phrase> clause(Clause clause) {
        return switch (clause) {
            case Clause.All all ->
                all.parts().stream().flatMap(part -> clause(part).stream()).toList();
            case Clause.Any any -> {
                String words = any.parts().stream()
                        .map(part -> joined(clause(part), " and "))
                        .collect(Collectors.joining(", or "));
                yield List.of(new Phrase(words, any.parts().size() > 1 ? "either " + words : words));
            }
            case Clause.Not not -> negated(joined(clause(not.part()), " and "));
            case Clause.Exists exists -> clause(exists.part());
            case Clause.Pattern pattern -> pattern(pattern);
        };
    }

    private static List<Phrase> negated(String words) {
        return List.of(new Phrase("not " + words, "not: " + words));
    }

    private static String joined(List<Phrase> phrases, String by) {
        return phrases.stream().map(Phrase::words).collect(Collectors.joining(by));
    }

    private List<Phrase> pattern(Clause.Pattern pattern) {
        List<Phrase> phrases = new ArrayList<>();
        String about = about(pattern);
        for (Constraint constraint : pattern.constraints()) {
            if (constraint.decides() && !isLookup(pattern, constraint)) {
                Phrase phrase = test(constraint.test(), false);
                phrases.add(new Phrase(about + phrase.subject(), about + phrase.words()));
            }
        }
        if (phrases.isEmpty() && !Set.of("Setting", "Threshold", "Patient").contains(pattern.type())) {
            phrases.add(new Phrase(whole(pattern), whole(pattern)));
        }
        return phrases;
    }

    private static String about(Clause.Pattern pattern) {
        return switch (pattern.type()) {
            case "Patient", "Threshold", "Setting" -> "";
            case "RiskScored" -> pattern.equal("model.id").orElse("any model") + ": ";
            case "NotAssessable" -> pattern.equal("model.id").orElse("any model") + " not assessable: ";
            case "Proposal" -> "the alert's ";
            case "Answered" -> "the last answer: ";
            default -> pattern.type() + ": ";
        };
    }

    private static String whole(Clause.Pattern pattern) {
        String model = pattern.equal("model.id").orElse("any model");
        return switch (pattern.type()) {
            case "RiskScored" -> model + " gives a score";
            case "NotAssessable" -> model + " is not assessable";
            case "Pending" -> model + " is asked and has not answered";
            case "Proposal" -> "any alert";
            default -> "there is a " + pattern.type();
        };
    }

    private static boolean isLookup(Clause.Pattern pattern, Constraint constraint) {
        return constraint.test() instanceof Test.Compare compare
                && LOOKUPS.getOrDefault(pattern.type(), Set.of())
                        .contains(compare.left().words());
    }

    private Phrase test(Test test, boolean not) {
        return switch (test) {
            case Test.Both both -> joined(both.parts(), not ? " or " : " and ", not);
            case Test.Either either -> joined(either.parts(), not ? " and " : " or ", not);
            case Test.No no -> test(no.part(), !not);
            case Test.Compare compare -> {
                String left = operand(compare.left());
                yield new Phrase(
                        left,
                        (not ? "not " : "") + left + " " + SIGNS.get(compare.sign()) + " " + operand(compare.right()));
            }
            case Test.OneOf oneOf -> {
                String left = operand(oneOf.left());
                yield new Phrase(
                        left,
                        left
                                + (oneOf.negated() != not ? " is none of " : " is one of ")
                                + oneOf.values().stream().map(this::operand).collect(Collectors.joining(", ")));
            }
            case Test.Holds holds -> new Phrase(question(holds.asked(), false), question(holds.asked(), not));
        };
    }

    private Phrase joined(List<Test> parts, String by, boolean not) {
        List<Phrase> phrases = parts.stream().map(part -> test(part, not)).toList();
        return new Phrase(phrases.stream().map(Phrase::subject).collect(Collectors.joining(" ")), joined(phrases, by));
    }

    private String question(Operand operand, boolean not) {
        if (!(operand instanceof Operand.Path path)) {
            return operand.words();
        }
        Step step = path.steps().getLast();
        String about = step.about();
        if (about == null) {
            String words = step.name().equals("deceased") ? "has died" : operand(operand);
            return not ? "not: " + words : words;
        }
        String days = step.given().size() > 1 ? span(step.given().get(1)) : "";
        return switch (step.name()) {
            case "takes" -> not ? "takes no " + about : "takes " + about;
            case "ever" -> not ? "never had " + about : "has ever had " + about;
            case "hasActive" -> not ? "has no active " + about : "has active " + about;
            case "did" -> (not ? "no " : "") + about + " done" + days;
            case "measured" -> (not ? "no " : "") + about + " measured" + days;
            default -> (not ? "not: " : "") + operand(operand);
        };
    }

    private String span(Operand days) {
        return days instanceof Operand.Path ? " within " + operand(days) : " in the last " + operand(days) + " days";
    }

    private String operand(Operand operand) {
        return switch (operand) {
            case Operand.Text text -> text.value();
            case Operand.Figure figure -> figure.value().toPlainString();
            case Operand.Constant constant -> constant.word().equals("null") ? "not known" : constant.word();
            case Operand.Path path -> path(path);
        };
    }

    private String path(Operand.Path path) {
        if (!path.isVariable()) {
            return steps(path.steps());
        }
        RuleText.Bound bound = rule.bound(path.first().name());
        if (bound == null) {
            return path.words();
        }
        List<Step> rest = path.steps().subList(1, path.steps().size());
        if (bound.operand() == null) {
            return rest.isEmpty() ? bound.pattern().type() : steps(rest);
        }
        return named(bound, rest);
    }

    private static String named(RuleText.Bound bound, List<Step> rest) {
        String name = bound.pattern().equal("name").map(word -> " " + word).orElse("");
        return switch (bound.pattern().type()) {
            case "Threshold" -> "its threshold" + name;
            case "Setting" -> "its setting" + name;
            default -> {
                List<Step> steps = new ArrayList<>(steps(bound));
                steps.addAll(rest);
                yield steps(steps);
            }
        };
    }

    private static List<Step> steps(RuleText.Bound bound) {
        Operand.@Nullable Path operand = bound.operand();
        return operand == null ? List.of() : operand.steps();
    }

    private static String steps(List<Step> steps) {
        return steps.stream()
                .filter(step -> steps.size() == 1 || !step.name().equals("value") || step.about() != null)
                .map(Phrases::step)
                .collect(Collectors.joining(", "));
    }

    private static String step(Step step) {
        String about = step.about();
        if (about == null) {
            return step.name();
        }
        return switch (step.name()) {
            case "latest" -> "newest " + about;
            case "derived", "value" -> about;
            case "lastDone" -> "last " + about;
            default -> step.name() + " " + about;
        };
    }
}
