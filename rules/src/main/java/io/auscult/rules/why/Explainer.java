package io.auscult.rules.why;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Chart;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.RuleId;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.rules.drools.Look;
import io.auscult.rules.fact.Proposal;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.why.Explanation.Outcome;
import io.auscult.rules.why.Explanation.Policy;
import io.auscult.rules.why.Explanation.Variant;
import io.auscult.rules.why.Walk.Walked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Explains what a rulebook decides. It runs the rulebook itself and parts of its rules over the same facts, so it costs more than
 * deciding does and is not for the stream. Safe for any number of threads; what it compiles it keeps.
 */
public final class Explainer {
    private final DroolsRulebook rulebook;
    private final SortedMap<RuleId, Question> questions;

    private Explainer(DroolsRulebook rulebook, SortedMap<RuleId, Question> questions) {
        this.rulebook = rulebook;
        this.questions = questions;
    }

    public static Explainer of(DroolsRulebook rulebook) {
        return new Explainer(rulebook, Question.of(rulebook.packs()));
    }

    /** Every rule of every pack in force, also of those that are off. */
    public Set<RuleId> rules() {
        return questions.keySet();
    }

    /** Of every rule, in order of its id; what each policy made of an alert is left out. */
    public List<Explanation> explain(Chart chart, List<Signal> signals, AlertBook book, Instant now) {
        Moment moment = moment(chart, signals, book, now);
        return questions.values().stream()
                .map(question -> explanation(question, moment, List.of()))
                .toList();
    }

    /** Of one rule, the whole; empty when no pack has it. */
    public Optional<Explanation> explain(RuleId rule, Chart chart, List<Signal> signals, AlertBook book, Instant now) {
        return Optional.ofNullable(questions.get(rule)).map(question -> {
            Moment moment = moment(chart, signals, book, now);
            return explanation(question, moment, policies(rule, moment));
        });
    }

    private record Moment(Chart chart, List<Signal> signals, Instant now, Look look) {
        Stream<Decision> decisions(RuleId rule) {
            return look.decisions().stream().filter(decision -> decision.rule().equals(rule));
        }

        /** The rules whose alerts the policy holds. */
        Stream<RuleId> heldBy(RuleId policy) {
            return look.decisions().stream()
                    .filter(Decision.Withhold.class::isInstance)
                    .filter(decision -> decision.rationale().rule().equals(policy))
                    .map(Decision::rule);
        }

        Optional<Raise> proposed(RuleId rule) {
            return look.proposed().stream()
                    .filter(raise -> raise.rule().equals(rule))
                    .findFirst();
        }
    }

    private Moment moment(Chart chart, List<Signal> signals, AlertBook book, Instant now) {
        return new Moment(chart, signals, now, rulebook.look(chart, signals, book, now));
    }

    private Explanation explanation(Question question, Moment moment, List<Policy> policies) {
        Pack pack = question.pack();
        List<Object> facts = switch (pack.kind()) {
            case CLINICAL -> moment.look().clinical();
            case POLICY -> moment.look().policy();
        };
        List<Walked> walked = walked(question, moment, facts);
        Outcome outcome = outcome(question, moment, walked);
        return new Explanation(
                question.id(),
                pack.kind(),
                pack.id(),
                pack.release().version(),
                new Reaching(rulebook.models())
                        .of(
                                question,
                                moment.proposed(question.id()).map(Raise::mode).orElse(Mode.LIVE)),
                outcome,
                walked.stream().map(Walked::variant).toList(),
                policies);
    }

    private List<Walked> walked(Question question, Moment moment, List<Object> facts) {
        List<Walked> walked = new ArrayList<>();
        for (Chain chain : question.chains()) {
            Names names = new Names(moment.chart().concepts());
            Scope scope = Scope.of(chain.elements(), question.pack());
            ConditionWords words = new ConditionWords(chain.elements(), scope, names);
            SeenWords seen = new SeenWords(
                    chain.elements(),
                    scope,
                    new ChartWords(moment.chart(), moment.now(), names),
                    new SignalWords(moment.signals(), rulebook.models()),
                    facts);
            walked.add(
                    isOff(question)
                            ? new Walked(new Variant(question.variant(chain), unasked(chain, words)), List.of())
                            : Walk.along(chain, question.variant(chain), words, seen));
        }
        return walked;
    }

    /** What is off does not run, not even to be explained. */
    private static List<Explanation.Condition> unasked(Chain chain, ConditionWords words) {
        return chain.steps().stream()
                .map(step -> new Explanation.Condition(words.of(step), Explanation.Met.NOT_REACHED, List.of()))
                .toList();
    }

    private static boolean isOff(Question question) {
        return question.pack().mode(question.id()) == Mode.OFF;
    }

    private static Outcome outcome(Question question, Moment moment, List<Walked> walked) {
        if (isOff(question)) {
            return new Outcome.Off();
        }
        Optional<Outcome> decided =
                moment.decisions(question.id()).findFirst().map(decision -> outcome(decision, moment));
        if (decided.isPresent() || question.pack().kind() == Pack.Kind.CLINICAL) {
            return decided.orElseGet(Outcome.NotMatched::new);
        }
        List<RuleId> held = Stream.concat(held(walked), moment.heldBy(question.id()))
                .distinct()
                .sorted()
                .toList();
        return held.isEmpty() ? new Outcome.NotMatched() : new Outcome.Holds(held);
    }

    private static Outcome outcome(Decision decision, Moment moment) {
        return switch (decision) {
            case Raise raise ->
                new Outcome.Raised(raise.summary(), raise.rationale().sentence());
            case Decision.Withhold withhold ->
                new Outcome.Held(
                        moment.proposed(withhold.rule()).map(Raise::summary).orElse(""),
                        withhold.rationale().rule(),
                        withhold.until(),
                        withhold.rationale().sentence());
            case Decision.Undetermined undetermined ->
                new Outcome.Undetermined(undetermined.rationale().sentence());
        };
    }

    /** Whose proposals a policy's conditions are met for. */
    private static Stream<RuleId> held(List<Walked> walked) {
        return walked.stream()
                .flatMap(each -> each.matches().stream())
                .flatMap(match -> match.values().values().stream())
                .filter(Proposal.class::isInstance)
                .map(proposal -> ((Proposal) proposal).raise().rule());
    }

    private List<Policy> policies(RuleId rule, Moment moment) {
        if (moment.proposed(rule).isEmpty()) {
            return List.of();
        }
        List<Object> facts = moment.look().policy().stream()
                .filter(fact -> !(fact instanceof Proposal proposal)
                        || proposal.raise().rule().equals(rule))
                .toList();
        return questions.values().stream()
                .filter(question -> question.pack().kind() == Pack.Kind.POLICY && !isOff(question))
                .map(question -> policy(question, moment, facts, rule))
                .toList();
    }

    private Policy policy(Question question, Moment moment, List<Object> facts, RuleId asked) {
        List<Walked> walked = walked(question, moment, facts);
        List<Variant> variants = walked.stream().map(Walked::variant).toList();
        boolean holds = variants.stream().anyMatch(Variant::matched)
                || moment.heldBy(question.id()).anyMatch(asked::equals);
        return new Policy(question.id(), holds, holds ? List.of() : Explanation.because(variants));
    }
}
