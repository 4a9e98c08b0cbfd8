package io.auscult.rules.cases;

import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.PackFiles;
import io.auscult.rules.pack.RuleError;
import io.auscult.rules.pack.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs a pack's cases the way the stream would: events are folded into a chart, models score it, rules decide. A pack runs by
 * itself, so that its cases say the same wherever it is used; what a policy pack needs of others, its cases give.
 */
public final class CaseRunner {
    /** The moment of every case: cases write times relative to it. */
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    private final Concepts concepts;
    private final List<RiskModel> models;

    /** @param models asked about every case that does not give their signal itself */
    public CaseRunner(Concepts concepts, List<RiskModel> models) {
        this.concepts = concepts;
        this.models = List.copyOf(models);
    }

    /** @throws FilesRefused when the pack does not compile or a case cannot be read */
    public List<CaseResult> run(PackRelease pack) {
        return tried(pack).results();
    }

    /**
     * The same with what the rules saw in each case.
     *
     * @throws FilesRefused when the pack does not compile or a case cannot be read
     */
    public Tried tried(PackRelease pack) {
        List<Trial> trials = cases(pack).stream().map(this::trial).toList();
        Map<ModelRef, Mode> modes = new HashMap<>();
        trials.forEach(trial -> trial.signals().forEach(signal -> modes.put(signal.model(), Mode.LIVE)));
        DroolsRulebook rulebook = DroolsRulebook.compile(List.of(live(pack)), modes);
        List<CaseResult> results = new ArrayList<>();
        List<TriedCase> tried = new ArrayList<>();
        for (Trial trial : trials) {
            List<Decision> decisions = decisions(rulebook, trial);
            Optional<Decision> decision = about(trial.one(), decisions);
            Optional<Decision.Withhold> other = decision.isPresent() ? Optional.empty() : held(decisions);
            results.add(result(pack, trial.one(), decision, other));
            tried.add(new TriedCase(trial.one(), facts(rulebook, trial), NOW, matched(decision), other.isPresent()));
        }
        return new Tried(results, tried);
    }

    private static Optional<Decision.Withhold> held(List<Decision> decisions) {
        return decisions.stream()
                .filter(Decision.Withhold.class::isInstance)
                .map(Decision.Withhold.class::cast)
                .findFirst();
    }

    private static boolean matched(Optional<Decision> decision) {
        return decision.filter(one -> !(one instanceof Decision.Undetermined)).isPresent();
    }

    private static List<Object> facts(DroolsRulebook rulebook, Trial trial) {
        Situation situation = trial.situation();
        return switch (trial.one().then()) {
            case RAISE, SILENCE -> rulebook.factsToPropose(situation.chart(), trial.signals(), NOW);
            case HOLD, LET_PASS ->
                rulebook.with(situation.policies())
                        .factsToHold(situation.proposals(), situation.chart(), situation.book(), NOW);
        };
    }

    /** A case, made ready to be decided. */
    private record Trial(Case one, Situation situation, List<Signal> signals) {}

    /** The pack's cases as its files say them. */
    public static List<Case> cases(PackRelease pack) {
        List<Case> cases = new ArrayList<>();
        List<RuleError> errors = new ArrayList<>();
        PackFiles.parse(pack).caseFiles().forEach((file, text) -> {
            try {
                cases.addAll(CaseFile.parse(file, text));
            } catch (FilesRefused e) {
                errors.addAll(e.errors());
            }
        });
        if (!errors.isEmpty()) {
            throw new FilesRefused(errors);
        }
        return cases;
    }

    /** The lines of cases that cannot be read, each with an example of how to write it. */
    public static List<RuleError> unreadable(List<Case> cases, Concepts concepts) {
        List<RuleError> errors = new ArrayList<>();
        for (Case one : cases) {
            Given given = new Given(concepts, new Situation(concepts, NOW));
            for (Case.Line line : one.given()) {
                try {
                    given.read(line);
                } catch (FilesRefused e) {
                    errors.addAll(e.errors());
                }
            }
        }
        return errors;
    }

    private Trial trial(Case one) {
        Situation situation = new Situation(concepts, NOW);
        Given given = new Given(concepts, situation);
        one.given().forEach(given::read);
        return new Trial(one, situation, situation.signals(models));
    }

    private static List<Decision> decisions(DroolsRulebook rulebook, Trial trial) {
        Situation situation = trial.situation();
        return switch (trial.one().then()) {
            case RAISE, SILENCE ->
                rulebook.with(situation.policies()).decide(situation.chart(), trial.signals(), situation.book(), NOW);
            case HOLD, LET_PASS ->
                rulebook.with(situation.policies())
                        .hold(situation.proposals(), situation.chart(), situation.book(), NOW);
        };
    }

    /** A pack that is off or in shadow is tried as it would be when live. */
    private static PackRelease live(PackRelease pack) {
        return pack.reaching(Mode.LIVE, Map.of());
    }

    private static Optional<Decision> about(Case one, List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> about(decision, one.rule()))
                .findFirst();
    }

    private static CaseResult result(
            PackRelease pack, Case one, Optional<Decision> about, Optional<Decision.Withhold> other) {
        return new CaseResult(
                pack.id(),
                one.file(),
                one.line(),
                one.rule(),
                one.name(),
                passed(one, about),
                one.given().stream().map(Case.Line::words).collect(Collectors.joining("; ")),
                expected(one),
                got(one, about)
                        + other.filter(_ -> one.then() == Case.Then.HOLD)
                                .map(hold -> "; " + hold.rationale().rule() + " holds it longer, until " + hold.until())
                                .orElse(""));
    }

    private static boolean about(Decision decision, RuleId rule) {
        return decision.rule().equals(rule) || decision.rationale().rule().equals(rule);
    }

    private static boolean passed(Case one, Optional<Decision> about) {
        return switch (one.then()) {
            case SILENCE, LET_PASS -> about.isEmpty();
            case RAISE ->
                about.orElse(null) instanceof Decision.Raise raise
                        && (one.saying() == null || one.saying().equals(raise.summary()))
                        && Outlook.other(one.also(), raise).isEmpty()
                        && known(raise.summary(), raise.rationale().sentence());
            case HOLD ->
                about.orElse(null) instanceof Decision.Withhold held
                        && (one.saying() == null
                                || one.saying().equals(held.rationale().sentence()))
                        && (one.until() == null
                                || Moment.parse(one.until(), NOW).equals(Optional.ofNullable(held.until())))
                        && known(held.rationale().sentence());
        };
    }

    /** A card that speaks of something the rule did not see is wrong, even if the rule fires. */
    private static boolean known(String... sentences) {
        return List.of(sentences).stream().noneMatch(sentence -> sentence.contains(Template.NOT_KNOWN));
    }

    private static String expected(Case one) {
        String words = one.then().words();
        if (one.until() != null) {
            words += " until " + one.until();
        }
        return (one.saying() == null ? words : words + " \"" + one.saying() + "\"") + also(one.also());
    }

    private static String also(Map<String, String> also) {
        return also.entrySet().stream()
                .map(each -> ", " + each.getKey() + " " + each.getValue())
                .collect(Collectors.joining());
    }

    private static String got(Case one, Optional<Decision> about) {
        String nothing = one.then() == Case.Then.LET_PASS || one.then() == Case.Then.HOLD ? "let pass" : "silence";
        return about.map(decision -> switch (decision) {
                    case Decision.Raise raise ->
                        "raise \"" + raise.summary() + "\": "
                                + raise.rationale().sentence()
                                + also(Outlook.other(one.also(), raise));
                    case Decision.Withhold held ->
                        "hold until " + held.until() + ": " + held.rationale().sentence();
                    case Decision.Undetermined undetermined ->
                        "undetermined: " + undetermined.rationale().sentence();
                })
                .orElse(nothing);
    }
}
