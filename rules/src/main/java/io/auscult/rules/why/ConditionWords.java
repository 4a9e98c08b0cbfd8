package io.auscult.rules.why;

import io.auscult.core.concept.Concepts;
import io.auscult.rules.condition.Constraint;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.fact.Setting;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.why.Element.Group;
import io.auscult.rules.why.Element.OnePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The conditions of a rule in clinical words, with concept names, thresholds and settings in place of their ids. */
public final class ConditionWords {
    private final List<Element> elements;
    private final Scope scope;
    private final TermWords terms;
    private final ClauseWords clauses;

    ConditionWords(List<Element> elements, Scope scope, Names names) {
        this.elements = elements;
        this.scope = scope;
        this.terms = new TermWords(scope, names);
        this.clauses = new ClauseWords(scope, names, terms);
    }

    /**
     * What a rule asks, with the numbers of its pack by their names: who compares two versions compares those by themselves.
     *
     * @param pack whose thresholds and settings the rule stands on
     */
    public static List<Phrase> phrases(RuleText rule, Pack pack, Concepts concepts) {
        List<Element> elements = Element.of(rule);
        ConditionWords words = new ConditionWords(elements, Scope.byName(elements, pack), new Names(concepts));
        return Step.of(elements).stream()
                .filter(step -> step.kind() != Step.Kind.PARAMETER)
                .map(step -> new Phrase(words.subject(step), words.of(step)))
                .toList();
    }

    private String subject(Step step) {
        return step.kind() == Step.Kind.SAID && elements.get(step.element()) instanceof OnePattern pattern
                ? step.constraints().stream()
                        .map(i -> clauses.subject(pattern.constraints().get(i).test(), pattern))
                        .collect(Collectors.joining(" "))
                : of(step);
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
                        .map(i -> clauses.say(pattern.constraints().get(i).test(), pattern))
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
        String model = pattern.key("model.id").map(Names::model).orElse("a model");
        return switch (pattern.type()) {
            case "RiskScored" -> model + " has a score";
            case "NotAssessable" -> model + " is not assessable";
            case "Pending" -> model + " has been asked and has not answered";
            case "Proposal" -> proposal(pattern);
            case "Snoozed" -> "it was put off";
            case "Already" -> "what it asks for is there already";
            case "Covered" -> "another rule covers it";
            case "Answered" ->
                pattern.key("rule").map(rule -> rule + " was answered").orElse("the question was answered");
            default -> "there is a " + TermWords.spaced(pattern.type()) + keys(pattern);
        };
    }

    private static String proposal(OnePattern pattern) {
        return pattern.key("rule")
                .map(rule -> "an alert of " + rule + " is proposed")
                .or(() -> pattern.key("area").map(area -> "an alert about " + area + " is proposed"))
                .orElse("an alert is proposed");
    }

    private String keys(OnePattern pattern) {
        return Step.head(pattern).stream()
                .map(i -> pattern.constraints().get(i).test())
                .map(clause -> clauses.say(clause, pattern))
                .map(" with "::concat)
                .collect(Collectors.joining(" and"));
    }

    /** A row of thresholds.csv is found by age, which so is a condition; any other number is only looked up. */
    private String parameter(OnePattern pattern) {
        if (pattern.type().equals("Setting")) {
            return scope.settings(pattern).stream()
                            .map(Setting::name)
                            .findFirst()
                            .orElse("a span") + " is set (" + terms.setting(pattern) + ")";
        }
        if (!asksAge(pattern)) {
            return terms.threshold(pattern) + " is set";
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
}
