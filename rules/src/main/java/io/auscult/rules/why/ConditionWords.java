package io.auscult.rules.why;

import io.auscult.core.concept.Concepts;
import io.auscult.rules.drools.RuleFile;
import io.auscult.rules.fact.Setting;
import io.auscult.rules.fact.Threshold;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.why.Element.Group;
import io.auscult.rules.why.Element.OnePattern;
import io.auscult.rules.why.Scope.Place;
import io.auscult.rules.why.Term.Call;
import io.auscult.rules.why.Term.Literal;
import io.auscult.rules.why.Term.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.RuleDescr;

/** The conditions of a rule in clinical words, with concept names, thresholds and settings in place of their ids. */
public final class ConditionWords {
    private final List<Element> elements;
    private final Scope scope;
    private final Names names;

    ConditionWords(List<Element> elements, Scope scope, Names names) {
        this.elements = elements;
        this.scope = scope;
        this.names = names;
    }

    /**
     * What the rules of a file ask, in their order: by the rule's name in the file, which says the variant.
     *
     * @param pack whose thresholds and settings the rules stand on
     */
    public static Map<String, List<String>> of(RuleFile file, Pack pack, Concepts concepts) {
        Map<String, List<String>> byRule = new LinkedHashMap<>();
        for (RuleDescr rule : file.parsed().getRules()) {
            List<Element> elements = Element.of(rule);
            ConditionWords words = new ConditionWords(elements, new Scope(elements, pack), new Names(concepts));
            byRule.put(rule.getName(), Step.of(elements).stream().map(words::of).toList());
        }
        return byRule;
    }

    String of(Step step) {
        return switch (elements.get(step.element())) {
            case Group group -> group(group);
            case OnePattern pattern -> of(step, pattern);
        };
    }

    private String of(Step step, OnePattern pattern) {
        return switch (step.kind()) {
            case FACT -> fact(pattern);
            case PARAMETER -> parameter(pattern);
            case SAID, GROUP ->
                step.constraints().stream()
                        .map(i -> say(pattern.constraints().get(i).clause(), pattern, false))
                        .collect(Collectors.joining(" and "));
        };
    }

    private String group(Group group) {
        List<String> inner = new ArrayList<>();
        for (Element element : group.elements()) {
            inner.add(
                    switch (element) {
                        case Group nested -> group(nested);
                        case OnePattern pattern -> pattern(pattern);
                    });
        }
        return switch (group.joins()) {
            case "not" -> "not the case: " + String.join(", and ", inner);
            case "or" -> String.join(", or ", inner);
            default -> String.join(", and ", inner);
        };
    }

    /** What is said of a fact says also that there is one. */
    private String pattern(OnePattern pattern) {
        List<Step> steps = Step.of(List.of(pattern));
        List<Step> said =
                steps.stream().filter(step -> step.kind() == Step.Kind.SAID).toList();
        return (said.isEmpty() ? steps : said)
                .stream().map(step -> of(step, pattern)).collect(Collectors.joining(" and "));
    }

    private String fact(OnePattern pattern) {
        String model = Scope.key(pattern, "model.id").map(Names::model).orElse("a model");
        return switch (pattern.type()) {
            case "RiskScored" -> model + " has a score";
            case "NotAssessable" -> model + " is not assessable";
            case "Pending" -> model + " has been asked and has not answered";
            case "Proposal" -> proposal(pattern);
            case "Snoozed" -> "it was put off";
            case "Already" -> "what it asks for is there already";
            case "Covered" -> "another rule covers it";
            case "Answered" ->
                Scope.key(pattern, "rule").map(rule -> rule + " was answered").orElse("the question was answered");
            default -> "there is a " + spaced(pattern.type()) + keys(pattern);
        };
    }

    private static String proposal(OnePattern pattern) {
        return Scope.key(pattern, "rule")
                .map(rule -> "an alert of " + rule + " is proposed")
                .or(() -> Scope.key(pattern, "area").map(area -> "an alert about " + area + " is proposed"))
                .orElse("an alert is proposed");
    }

    private String keys(OnePattern pattern) {
        return Step.head(pattern).stream()
                .map(i -> pattern.constraints().get(i).clause())
                .map(clause -> say(clause, pattern, false))
                .map(" with "::concat)
                .collect(Collectors.joining(" and"));
    }

    /** A row of thresholds.csv is found by age, which so is a condition; any other number is only looked up. */
    private String parameter(OnePattern pattern) {
        if (pattern.type().equals("Setting")) {
            return scope.settings(pattern).stream()
                            .map(Setting::name)
                            .findFirst()
                            .orElse("a span") + " is set (" + setting(pattern) + ")";
        }
        if (!asksAge(pattern)) {
            return threshold(pattern) + " is set";
        }
        return "age "
                + scope.thresholds(pattern).stream()
                        .map(row -> "from " + row.fromAge() + " to " + row.toAge() + " years")
                        .distinct()
                        .collect(Collectors.joining(", or "));
    }

    /** Whether the pattern chooses by the patient's age. */
    static boolean asksAge(OnePattern pattern) {
        return pattern.constraints().stream().anyMatch(Constraint::isAge);
    }

    private String say(Clause clause, OnePattern pattern, boolean negated) {
        return switch (clause) {
            case Clause.Not not -> say(not.clause(), pattern, !negated);
            case Clause.All all -> joined(all.clauses(), negated ? " or " : " and ", pattern, negated);
            case Clause.Any any -> joined(any.clauses(), negated ? " and " : " or ", pattern, negated);
            case Clause.Asked asked -> yes(scope.resolve(asked.question(), pattern), negated);
            case Clause.OneOf oneOf ->
                subject(scope.resolve(oneOf.left(), pattern))
                        + (oneOf.none() != negated ? " is none of " : " is one of ")
                        + oneOf.values().stream()
                                .map(value -> value(value, oneOf.left(), pattern))
                                .collect(Collectors.joining(", "));
            case Clause.Compared compared -> compared(compared, pattern, negated);
        };
    }

    private String joined(List<Clause> clauses, String by, OnePattern pattern, boolean negated) {
        return clauses.stream().map(clause -> say(clause, pattern, negated)).collect(Collectors.joining(by));
    }

    private String compared(Clause.Compared compared, OnePattern pattern, boolean negated) {
        Place left = scope.resolve(compared.left(), pattern);
        if (compared.right() instanceof Literal literal) {
            boolean equal = compared.sign().equals("==") != negated;
            if (literal.isNull()) {
                return exists(left, equal);
            }
            if (literal.text().equals("true") || literal.text().equals("false")) {
                return yes(left, literal.text().equals("true") != equal);
            }
        }
        return isNumberOfPack(left) && !(compared.right() instanceof Literal)
                ? subject(scope.resolve(compared.right(), pattern)) + " " + sign(turned(compared.sign()), negated) + " "
                        + subject(left)
                : subject(left) + " " + sign(compared.sign(), negated) + " "
                        + value(compared.right(), compared.left(), pattern);
    }

    /** What a pack sets is what something is compared with, whichever of the two a rule names first. */
    private static boolean isNumberOfPack(Place place) {
        return place.pattern().isParameter() && place.term() instanceof Path;
    }

    private static String turned(String sign) {
        return switch (sign) {
            case ">=" -> "<=";
            case ">" -> "<";
            case "<=" -> ">=";
            case "<" -> ">";
            default -> sign;
        };
    }

    private static String sign(String sign, boolean negated) {
        return switch (sign) {
            case ">=" -> negated ? "below" : "at or above";
            case ">" -> negated ? "at or below" : "above";
            case "<=" -> negated ? "above" : "at or below";
            case "<" -> negated ? "at or above" : "below";
            case "!=" -> negated ? "is" : "is not";
            default -> negated ? "is not" : "is";
        };
    }

    /** What is compared with: a number takes the unit of what it is compared to. */
    private String value(Term value, Term left, OnePattern pattern) {
        if (!(value instanceof Literal(String text, boolean _))) {
            return subject(scope.resolve(value, pattern));
        }
        return text.matches("-?\\d.*") ? text + unit(scope.resolve(left, pattern)) : text;
    }

    private String unit(Place left) {
        if (!(left.term() instanceof Path path) || path.calls().isEmpty()) {
            return "";
        }
        Call first = path.calls().getFirst();
        return switch (first.name()) {
            case "age" -> " years";
            case "latest" -> names.unit(first.about());
            case "days" -> " days";
            default -> "";
        };
    }

    private String exists(Place place, boolean absent) {
        String about = "";
        String asked = "";
        if (place.term() instanceof Path path && !path.calls().isEmpty()) {
            asked = path.calls().getFirst().name();
            about = path.calls().getFirst().about();
        }
        return switch (asked) {
            case "latest" ->
                absent
                        ? "no " + names.concept(about) + " that may be used"
                        : names.concept(about) + " on record that may be used";
            case "lastDone" -> (absent ? "no " : "") + names.concept(about) + " on record";
            case "drug" -> (absent ? "no " : "") + names.concept(about) + " on the medication list";
            case "derived" -> Names.derived(about) + (absent ? " cannot be derived" : " can be derived");
            default -> subject(place) + (absent ? " is not known" : " is known");
        };
    }

    private String yes(Place place, boolean negated) {
        if (!(place.term() instanceof Path path) || path.calls().isEmpty()) {
            return (negated ? "not " : "") + subject(place);
        }
        Call call = path.calls().getLast();
        String no = negated ? "no " : "";
        return switch (call.name()) {
            case "takes" -> no + names.concept(call.about()) + " on the medication list";
            case "hasActive" -> no + (negated ? "active " : "") + names.concept(call.about()) + " on the problem list";
            case "ever" -> no + names.concept(call.about()) + " on record";
            case "allergicTo" -> no + "allergy to " + names.concept(call.about()) + " on record";
            case "familyHas" -> no + names.concept(call.about()) + " in the family";
            case "did" -> no + names.concept(call.about()) + span(call, place.pattern());
            case "ordered", "given", "dispensed" ->
                no + names.concept(call.about()) + " " + call.name() + span(call, place.pattern());
            case "measured" -> no + names.concept(call.about()) + " measured" + span(call, place.pattern());
            case "deceased" -> negated ? "the patient is alive" : "the patient has died";
            case "active" -> negated ? "it is over" : "it lasts";
            case "has" -> score(place.pattern()) + ": " + no + Names.scoreName(call.about()) + " among its scores";
            case "anyPoints" ->
                score(place.pattern()) + ": " + (negated ? "no input" : "one input alone") + " adds "
                        + value(call.arguments().getFirst(), call.arguments().getFirst(), place.pattern()) + " or more";
            case "locked" -> negated ? "the lock-out is over" : "the lock-out lasts";
            default -> (negated ? "not " : "") + subject(place);
        };
    }

    private String span(Call call, OnePattern pattern) {
        return scope.days(call.arguments().getLast(), pattern)
                .map(days -> " in the last " + days + " days")
                .orElse(" in the span of "
                        + subject(scope.resolve(call.arguments().getLast(), pattern)));
    }

    private String subject(Place place) {
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

    private static String score(OnePattern pattern) {
        return Scope.key(pattern, "model.id").map(Names::model).orElse("the model");
    }

    private static String score(OnePattern pattern, Path path) {
        Call last = path.calls().getLast();
        return score(pattern) + ": "
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
    private String threshold(OnePattern pattern) {
        List<Threshold> rows = scope.thresholds(pattern);
        String name = rows.stream().map(Threshold::name).findFirst().orElse("a threshold that is not set");
        String numbers = rows.size() == 1
                ? rows.getFirst().words()
                : rows.stream()
                        .map(row -> row.words() + " from " + row.fromAge() + " to " + row.toAge() + " years")
                        .collect(Collectors.joining(", "));
        return numbers.isEmpty() ? name : name + " (" + numbers + ")";
    }

    private String setting(OnePattern pattern) {
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
                .map(ConditionWords::spaced)
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
    private static String spaced(String name) {
        return name.replace('.', ' ').replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
