package io.auscult.rules.why;

import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.rules.condition.Operand;
import io.auscult.rules.condition.Operand.Literal;
import io.auscult.rules.condition.Operand.Path;
import io.auscult.rules.condition.Test;
import io.auscult.rules.fact.Answered;
import io.auscult.rules.fact.Proposal;
import io.auscult.rules.fact.Threshold;
import io.auscult.rules.why.Element.Group;
import io.auscult.rules.why.Element.OnePattern;
import io.auscult.rules.why.Scope.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a condition saw, in words: the value beside the number it was compared with, the drug on the list, or why there is nothing.
 *
 * @param facts all that the rules saw
 */
record SeenWords(List<Element> elements, Scope scope, ChartWords chart, SignalWords signals, List<Object> facts) {

    /** @param values what the variables stood for when the condition was looked at; none when it could not be */
    List<String> of(Step step, Map<String, @Nullable Object> values) {
        Set<String> seen = new LinkedHashSet<>();
        see(elements.get(step.element()), step, values, seen);
        return List.copyOf(seen);
    }

    private void see(Element element, Step step, Map<String, @Nullable Object> values, Set<String> seen) {
        switch (element) {
            case Group group ->
                group.elements()
                        .forEach(inner ->
                                Step.of(List.of(inner)).forEach(innerStep -> see(inner, innerStep, values, seen)));
            case OnePattern pattern -> {
                switch (step.kind()) {
                    case FACT -> seen.addAll(fact(pattern, values.get(pattern.name())));
                    case PARAMETER -> {
                        if (ConditionWords.asksAge(pattern)) {
                            chart.of(new Operand.Step("age", null), Optional.empty())
                                    .ifPresent(seen::add);
                        }
                    }
                    case SAID, GROUP ->
                        step.constraints()
                                .forEach(i -> said(pattern.constraints().get(i).test(), pattern, values, seen));
                }
            }
        }
    }

    private List<String> fact(OnePattern pattern, @Nullable Object found) {
        return switch (pattern.type()) {
            case "RiskScored", "NotAssessable", "Pending" ->
                pattern.key("model.id").map(signals::of).stream().toList();
            case "Proposal" -> found instanceof Proposal proposal ? List.of(words(proposal)) : proposals();
            case "Answered" ->
                found instanceof Answered answered ? List.of(words(answered)) : List.of("no answer to it is on record");
            default ->
                found instanceof Record fact
                        ? ValueWords.parts(fact).stream().toList()
                        : List.of("there is none on record");
        };
    }

    private List<String> proposals() {
        List<String> proposed = facts.stream()
                .filter(Proposal.class::isInstance)
                .map(fact -> ((Proposal) fact).rule())
                .toList();
        return List.of(
                proposed.isEmpty()
                        ? "nothing is proposed for this patient"
                        : "proposed: " + String.join(", ", proposed));
    }

    private static String words(Proposal proposal) {
        return proposal.rule() + ": " + proposal.raise().summary();
    }

    private static String words(Answered answered) {
        return answered.outcome()
                + (answered.reason().isEmpty() ? "" : ", " + answered.reason())
                + ", on " + Names.date(answered.answer().at())
                + lock(answered);
    }

    private static String lock(Answered answered) {
        if (answered.lockedUntil() == null) {
            return "; locked until there is something new";
        }
        return (answered.locked() ? "; locked until " : "; the lock-out ended ")
                + Names.date(answered.lockedUntil())
                + (answered.thenNewData() ? ", and then until there is something new" : "");
    }

    private void said(Test clause, OnePattern pattern, Map<String, @Nullable Object> values, Set<String> seen) {
        switch (clause) {
            case Test.No not -> said(not.part(), pattern, values, seen);
            case Test.Both all -> all.parts().forEach(each -> said(each, pattern, values, seen));
            case Test.Either any -> any.parts().forEach(each -> said(each, pattern, values, seen));
            case Test.Holds asked -> term(asked.asked(), asked.asked(), pattern, values, seen);
            case Test.OneOf oneOf -> term(oneOf.left(), oneOf.left(), pattern, values, seen);
            case Test.Compare compared -> {
                term(compared.left(), compared.right(), pattern, values, seen);
                Place right = scope.resolve(compared.right(), pattern);
                if (right.pattern().isPatient() && right.term() instanceof Path) {
                    term(compared.right(), compared.left(), pattern, values, seen);
                }
            }
        }
    }

    private void term(
            Operand term, Operand against, OnePattern asking, Map<String, @Nullable Object> values, Set<String> seen) {
        Place place = scope.resolve(term, asking);
        if (!(place.term() instanceof Path path) || path.asked().isEmpty()) {
            return;
        }
        OnePattern pattern = place.pattern();
        Object fact = values.get(pattern.name());
        String threshold = threshold(scope.resolve(against, asking), values);
        if (pattern.isPatient()) {
            Operand.Step question = path.asked().getFirst();
            chart.of(
                            question,
                            scope.days(
                                    question.given().isEmpty()
                                            ? path
                                            : question.given().getLast(),
                                    pattern))
                    .map(threshold.isEmpty() ? words -> words : words -> words + threshold)
                    .ifPresent(seen::add);
        } else if (fact instanceof RiskScored scored) {
            seen.addAll(score(path.asked().getLast(), scored, number(against, values), threshold));
        } else if (fact instanceof Answered answered) {
            seen.add(words(answered));
        } else if (fact instanceof Proposal proposal) {
            seen.add(words(proposal));
        }
    }

    private static List<String> score(Operand.Step asked, RiskScored scored, double against, String threshold) {
        Score first = scored.scores().getFirst();
        return switch (asked.name()) {
            case "value" ->
                List.of(scored.score(asked.topic())
                        .map(score -> Names.score(score, against) + threshold)
                        .orElse("no " + Names.scoreName(asked.topic()) + " among its scores"));
            case "band" -> List.of("band " + scored.band() + " (" + Names.score(first) + ")");
            case "points", "anyPoints" ->
                scored.contributions().stream()
                        .filter(each -> asked.name().equals("anyPoints")
                                ? each.amount() > 0
                                : each.input().equals(asked.topic()))
                        .map(each -> each.input() + " adds " + Names.plain(each.amount()))
                        .toList();
            default -> List.of(SignalWords.said(Names.model(scored.model().id()), scored));
        };
    }

    private static double number(Operand against, Map<String, @Nullable Object> values) {
        return switch (against) {
            case Literal literal
            when literal.plain().matches("-?\\d+(\\.\\d+)?") -> Double.parseDouble(literal.plain());
            case Path path when values.get(path.name()) instanceof Number number -> number.doubleValue();
            case Literal _, Path _ -> Double.NaN;
        };
    }

    /** " (threshold 7.5 %)" when it is compared with one. */
    private static String threshold(Place right, Map<String, @Nullable Object> values) {
        return values.get(right.pattern().name()) instanceof Threshold threshold
                ? " (threshold " + threshold.words() + ")"
                : "";
    }

    /** Of a condition that failed; its message may repeat what a chart says. */
    static List<String> failed(RuntimeException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return List.of("it could not be told: " + root.getClass().getSimpleName());
    }
}
