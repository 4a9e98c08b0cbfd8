package io.auscult.rules.drools;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Chart;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Rulebook;
import io.auscult.core.derived.Dues;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import io.auscult.rules.drools.LoadedPack.LoadedRule;
import io.auscult.rules.fact.Patient;
import io.auscult.rules.pack.Card;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.PolicyData;
import io.auscult.rules.pack.RuleError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The third of the five functions: clinical packs propose, policy packs hold or let pass. Compiled once, then safe for any
 * number of threads. A pack that is off is not run at all, and a rule that is off says nothing; of a policy pack that is paused the
 * data count on. What a pack cannot tell is {@link Decision.Undetermined}, never an exception.
 */
public final class DroolsRulebook implements Rulebook {
    private final List<PackRelease> packs;
    private final Map<ModelRef, Mode> models;
    private final String version;
    private final Proposing proposing;
    private final Holding holding;
    private final PolicyData data;
    private final SortedMap<RuleId, LoadedRule> rules;
    private final DueDates dueDates;

    private DroolsRulebook(
            List<PackRelease> packs,
            Map<ModelRef, Mode> models,
            String version,
            Proposing proposing,
            Holding holding,
            PolicyData data,
            SortedMap<RuleId, LoadedRule> rules,
            DueDates dueDates) {
        this.packs = List.copyOf(packs);
        this.models = Map.copyOf(models);
        this.version = version;
        this.proposing = proposing;
        this.holding = holding;
        this.data = data;
        this.rules = rules;
        this.dueDates = dueDates;
    }

    /**
     * @param models the mode of every deployed model; a model that is not named is off
     * @throws FilesRefused with everything that is wrong in the packs, the pack's id before each file name
     */
    public static DroolsRulebook compile(List<PackRelease> packs, Map<ModelRef, Mode> models) {
        return compile(packs, models, new CompiledPacks());
    }

    /** @param known packs that were compiled before, and need not be again */
    public static DroolsRulebook compile(List<PackRelease> packs, Map<ModelRef, Mode> models, CompiledPacks known) {
        List<LoadedPack> all = load(packs, known);
        List<LoadedPack> loaded = all.stream()
                .filter(pack -> pack.pack().release().mode() != Mode.OFF)
                .toList();
        List<LoadedPack> paused = ofKind(all, Pack.Kind.POLICY).stream()
                .filter(pack -> pack.pack().release().paused())
                .toList();
        SortedMap<RuleId, LoadedRule> rules = new TreeMap<>();
        loaded.forEach(pack ->
                pack.rules().values().stream().filter(LoadedRule::runs).forEach(rule -> rules.put(rule.id(), rule)));
        PolicyData data = PolicyData.of(
                Stream.concat(loaded.stream(), paused.stream())
                        .map(LoadedPack::pack)
                        .toList(),
                rules.keySet());
        return new DroolsRulebook(
                packs,
                models,
                version(packs),
                Proposing.of(ofKind(loaded, Pack.Kind.CLINICAL), models, data.passive()),
                Holding.of(ofKind(loaded, Pack.Kind.POLICY), data, paused),
                data,
                rules,
                DueDates.of(loaded));
    }

    /** One word of the packs, each with its version and how far it reaches. */
    public static String version(List<PackRelease> packs) {
        return packs.stream().map(PackRelease::word).sorted().collect(Collectors.joining("+"));
    }

    private static List<LoadedPack> load(List<PackRelease> packs, CompiledPacks known) {
        List<LoadedPack> loaded = new ArrayList<>();
        List<RuleError> errors = new ArrayList<>();
        Map<RuleId, String> owners = new HashMap<>();
        for (PackRelease release : packs) {
            try {
                LoadedPack pack = known.of(release);
                loaded.add(pack);
                pack.rules().values().forEach(rule -> {
                    String other = owners.put(rule.id(), release.id());
                    if (other != null && !other.equals(release.id())) {
                        errors.add(RuleError.in(release.id(), rule.id() + " is also a rule of pack " + other));
                    }
                });
            } catch (FilesRefused e) {
                e.errors()
                        .forEach(error -> errors.add(new RuleError(
                                release.id() + "/" + error.file(), error.line(), error.column(), error.message())));
            }
        }
        if (!errors.isEmpty()) {
            throw new FilesRefused(errors);
        }
        return loaded;
    }

    private static List<LoadedPack> ofKind(List<LoadedPack> packs, Pack.Kind kind) {
        return packs.stream().filter(loaded -> loaded.pack().kind() == kind).toList();
    }

    @Override
    public String version() {
        return version;
    }

    /** What it was compiled from; packs that are off are among them. */
    public List<PackRelease> packs() {
        return packs;
    }

    /** The mode of every deployed model. */
    public Map<ModelRef, Mode> models() {
        return models;
    }

    /** The cards of all rules that run. */
    public Map<RuleId, Card> cards() {
        SortedMap<RuleId, Card> cards = new TreeMap<>();
        rules.forEach((id, rule) -> cards.put(id, rule.card()));
        return Collections.unmodifiableMap(cards);
    }

    /** The mode of every rule that runs: its pack's, and no more than shadow while a site value of it is not set. */
    public Map<RuleId, Mode> modes() {
        SortedMap<RuleId, Mode> modes = new TreeMap<>();
        rules.forEach((id, rule) -> modes.put(id, rule.mode()));
        return Collections.unmodifiableMap(modes);
    }

    @Override
    public List<Decision> decide(Chart chart, List<Signal> signals, AlertBook book, Instant now) {
        Patient patient = new Patient(chart, now);
        Phase.Outcome<Raise> proposed = proposing.propose(patient, signals);
        List<Decision> decisions = new ArrayList<>(proposed.undetermined());
        decisions.addAll(holding.hold(proposed.found(), patient.afresh(), book, now));
        decisions.sort(Decision.ORDER);
        return List.copyOf(decisions);
    }

    /** The same as {@link #decide}, with all that the rules of both phases saw: for explaining, and not for the stream. */
    public Look look(Chart chart, List<Signal> signals, AlertBook book, Instant now) {
        Patient patient = new Patient(chart, now);
        List<Raise> proposed = proposing.propose(patient, signals).found();
        return new Look(
                proposing.facts(patient, signals),
                proposed,
                holding.factsOfBothRuns(proposed, patient.afresh(), book, now),
                decide(chart, signals, book, now));
    }

    /**
     * The next time at which an answer that a rule of these packs asks for may change by itself: a look-back ends, a value grows
     * stale, a birthday. When a hold ends is said by its {@link Decision.Withhold}, and when a score may change by its signal.
     */
    @Override
    public @Nullable Instant nextDue(Chart chart, List<Signal> signals, AlertBook book, Instant now) {
        Instant held = holding.nextDue(chart, book, now);
        return dueDates.isEmpty() ? held : Dues.earliest(held, dueDates.next(new Patient(chart, now), now));
    }

    /** The same rules with more for the policies to work with, for trying out what they do with it. */
    public DroolsRulebook with(PolicyData given) {
        PolicyData both = data.and(given);
        return new DroolsRulebook(
                packs, models, version, proposing.limiting(both.passive()), holding.with(both), both, rules, dueDates);
    }

    /** The second phase alone: what the policies make of given proposals, at most one of a rule. */
    public List<Decision> hold(List<Raise> proposals, Chart chart, AlertBook book, Instant now) {
        return holding.hold(proposals, new Patient(chart, now), book, now).stream()
                .sorted(Decision.ORDER)
                .toList();
    }

    /** What the rules of the first phase see, for whoever looks at them one by one. */
    public List<Object> factsToPropose(Chart chart, List<Signal> signals, Instant now) {
        return proposing.facts(new Patient(chart, now), signals);
    }

    /** What the policies see of given proposals. */
    public List<Object> factsToHold(List<Raise> proposals, Chart chart, AlertBook book, Instant now) {
        return holding.factsOfBothRuns(proposals, new Patient(chart, now), book, now);
    }
}
