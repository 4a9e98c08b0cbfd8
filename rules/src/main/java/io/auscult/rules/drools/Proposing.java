package io.auscult.rules.drools;

import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.PassiveOnly;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import io.auscult.rules.drools.LoadedPack.LoadedRule;
import io.auscult.rules.drools.Verdicts.Proposed;
import io.auscult.rules.fact.Patient;
import io.auscult.rules.pack.Card;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The first phase: clinical packs propose. */
final class Proposing {
    /** Of two matches of one rule the live one counts, then the one of the newer model, then any, but always the same. */
    private static final Comparator<Raise> BEST_FIRST = Comparator.comparing(Raise::mode)
            .thenComparing(raise -> raise.models().toString(), Comparator.reverseOrder())
            .thenComparing(raise -> raise.rationale().seen().toString());

    private final Phase phase;
    private final Map<ModelRef, Mode> models;
    private final Map<RuleId, PassiveOnly> passive;
    private final List<Object> numbers;

    private Proposing(Phase phase, Map<ModelRef, Mode> models, Map<RuleId, PassiveOnly> passive, List<Object> numbers) {
        this.phase = phase;
        this.models = Map.copyOf(models);
        this.passive = Map.copyOf(passive);
        this.numbers = List.copyOf(numbers);
    }

    /** @param passive by rule, why its alerts may not interrupt */
    static Proposing of(List<LoadedPack> packs, Map<ModelRef, Mode> models, Map<RuleId, PassiveOnly> passive) {
        return new Proposing(
                new Phase(packs),
                models,
                passive,
                packs.stream()
                        .flatMap(loaded -> Stream.<Object>concat(
                                loaded.pack().thresholds().stream(), loaded.pack().settings().stream()))
                        .toList());
    }

    /** The same rules, of which others may not interrupt. */
    Proposing limiting(Map<RuleId, PassiveOnly> others) {
        return new Proposing(phase, models, others, numbers);
    }

    /** What is proposed, one for each rule; and the rules that could not tell. */
    Phase.Outcome<Raise> propose(Patient patient, List<Signal> signals) {
        return phase.run(facts(patient, signals), verdicts -> raises(verdicts, signals));
    }

    /** What the rules of this phase see. */
    List<Object> facts(Patient patient, List<Signal> signals) {
        List<Object> facts = new ArrayList<>(numbers);
        facts.add(patient);
        signals.stream()
                .filter(signal -> speaks(signal.model()))
                .sorted(Comparator.comparing(Signal::model))
                .forEach(facts::add);
        return facts;
    }

    private List<Raise> raises(Verdicts verdicts, List<Signal> signals) {
        SortedMap<RuleId, Raise> best = new TreeMap<>();
        for (Proposed proposed : verdicts.proposed()) {
            if (rule(proposed).runs()) {
                Raise raise = raise(proposed, signals);
                best.merge(raise.rule(), raise, (one, other) -> BEST_FIRST.compare(one, other) <= 0 ? one : other);
            }
        }
        return List.copyOf(best.values());
    }

    private LoadedRule rule(Proposed proposed) {
        return Objects.requireNonNull(phase.rules().get(proposed.ruleName()));
    }

    private Raise raise(Proposed proposed, List<Signal> signals) {
        LoadedRule rule = rule(proposed);
        if (!(rule.card() instanceof Card.ForAlert card)) {
            throw new IllegalStateException("A clinical rule has an alert's card");
        }
        List<ModelRef> standsOn = models(proposed.matched(), rule, signals);
        Basis basis = Basis.of(rule.pack(), proposed.seen());
        Raise raise = new Raise(
                rule.id(),
                Subject.PATIENT,
                card.indicator(),
                card.summary().render(basis.words(), Raise.SUMMARY_LIMIT),
                standsOn.stream().map(this::mode).reduce(rule.mode(), Mode::and),
                standsOn,
                card.expiresAfter(),
                new Rationale(
                        rule.id(),
                        rule.pack().id(),
                        rule.pack().release().version(),
                        basis.seen(),
                        card.sentence().render(basis.words())),
                rule.pack().importance(rule.id()),
                rule.pack().escalation(rule.id()));
        PassiveOnly limit = passive.get(rule.id());
        return limit == null ? raise : limit.limit(raise);
    }

    /** Of what matched, and of what the rule looked for without naming it. */
    private List<ModelRef> models(List<Object> matched, LoadedRule rule, List<Signal> signals) {
        Stream<ModelRef> named =
                matched.stream().filter(Signal.class::isInstance).map(fact -> ((Signal) fact).model());
        Stream<ModelRef> lookedFor = rule.lookedFor().isEmpty()
                ? Stream.empty()
                : signals.stream()
                        .map(Signal::model)
                        .filter(this::speaks)
                        .filter(model -> rule.lookedFor().contains(model.id())
                                || rule.lookedFor().contains(LoadedPack.ANY_MODEL));
        return Stream.concat(named, lookedFor).distinct().sorted().toList();
    }

    /**
     * Of several versions of a model the live one speaks to rules; a version beside it, in shadow, is recorded and asked by nobody.
     * Where none is live, what rules make of one in shadow stays in shadow too.
     */
    private boolean speaks(ModelRef model) {
        Mode mode = mode(model);
        return mode == Mode.LIVE
                || (mode == Mode.SHADOW
                        && models.entrySet().stream()
                                .noneMatch(other -> other.getValue() == Mode.LIVE
                                        && other.getKey().id().equals(model.id())));
    }

    /** A model without a deployment is off: what was taken back says nothing any more. */
    private Mode mode(ModelRef model) {
        return models.getOrDefault(model, Mode.OFF);
    }
}
