package io.auscult.rules;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.value.Mode;
import io.auscult.rules.cases.Case;
import io.auscult.rules.cases.CaseResult;
import io.auscult.rules.cases.CaseRunner;
import io.auscult.rules.cases.Tried;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.rules.drools.RuleFile;
import io.auscult.rules.drools.RuleReader;
import io.auscult.rules.fact.Setting;
import io.auscult.rules.fact.Threshold;
import io.auscult.rules.pack.Card;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.LookBack;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.PackFiles;
import io.auscult.rules.pack.RuleError;
import io.auscult.rules.pack.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The gate before a pack is published. It passes when its files can be read, its rules compile and are no more than rules may
 * be, every rule has a card and cases of the three kinds, and every case comes out as it says.
 */
public final class PackCheck {
    private static final Set<String> KINDS_OF_CASE = new TreeSet<>(Set.of("fires", "just not", "data missing"));

    private final PackRelease release;
    private final Concepts concepts;
    private final List<RiskModel> models;
    private final List<RuleError> errors = new ArrayList<>();

    private PackCheck(PackRelease release, Concepts concepts, List<RiskModel> models) {
        this.release = release;
        this.concepts = concepts;
        this.models = models;
    }

    /** Everything that is wrong with the pack; empty when it may be published. */
    public static List<RuleError> check(PackRelease release, Concepts concepts) {
        return check(release, concepts, List.of());
    }

    /** @param models for cases that give facts and leave the scoring to a model */
    public static List<RuleError> check(PackRelease release, Concepts concepts, List<RiskModel> models) {
        PackCheck check = new PackCheck(release, concepts, models);
        try {
            check.all();
        } catch (FilesRefused e) {
            check.errors.addAll(e.errors());
        }
        return check.errors.stream().distinct().toList();
    }

    /**
     * The same for a pack that compiled and whose cases were run.
     *
     * @param tried what became of its cases
     */
    public static List<RuleError> check(PackRelease release, Concepts concepts, Tried tried) {
        PackCheck check = new PackCheck(release, concepts, List.of());
        try {
            check.withoutRunning(PackFiles.parse(release));
            check.outcomes(tried.results());
        } catch (FilesRefused e) {
            check.errors.addAll(e.errors());
        }
        return check.errors.stream().distinct().toList();
    }

    private void all() {
        Pack pack = PackFiles.parse(release);
        compiled();
        withoutRunning(pack);
        outcomes(new CaseRunner(concepts, models).run(release));
    }

    private void withoutRunning(Pack pack) {
        Set<RuleId> rules = new TreeSet<>();
        pack.ruleFiles().forEach((file, text) -> {
            RuleFile parsed = RuleFile.parse(file, text, pack.kind());
            rules.addAll(parsed.ruleLines().keySet());
            errors.addAll(RuleReader.nullQuestions(RuleReader.read(parsed)));
        });
        errors.addAll(PackFiles.strange(release));
        cards(pack, rules);
        numbers(pack, rules);
        conceptsKnown(pack);
        pack.cards().values().forEach(this::suggestions);
        cases(rules);
    }

    /** Compiled as if live. A rulebook names the pack before each file; here there is only one pack. */
    private void compiled() {
        PackRelease live = release.reaching(Mode.LIVE, Map.of());
        try {
            DroolsRulebook.compile(List.of(live), Map.of());
        } catch (FilesRefused e) {
            String prefix = release.id() + "/";
            throw new FilesRefused(e.errors().stream()
                    .map(error -> new RuleError(
                            error.file().startsWith(prefix) ? error.file().substring(prefix.length()) : error.file(),
                            error.line(),
                            error.column(),
                            error.message()))
                    .toList());
        }
    }

    private void cards(Pack pack, Set<RuleId> rules) {
        for (RuleId card : pack.cards().keySet()) {
            if (!rules.contains(card)) {
                errors.add(RuleError.in(
                        PackFiles.PACK, "the card of " + card + " has no rule; write the rule or remove the card"));
            }
        }
    }

    private void numbers(Pack pack, Set<RuleId> rules) {
        Set<String> known = rules.stream().map(RuleId::value).collect(Collectors.toSet());
        for (Threshold threshold : pack.thresholds()) {
            mustKnow(PackFiles.THRESHOLDS, threshold.rule(), known);
        }
        for (Setting setting : pack.settings()) {
            mustKnow(PackFiles.PACK, setting.rule(), known);
        }
        pack.lockOuts().keySet().forEach(rule -> mustKnow(PackFiles.PACK, rule.value(), known));
        pack.policies().importance().keySet().forEach(rule -> mustKnow(PackFiles.PACK, rule.value(), known));
        pack.policies().escalations().keySet().forEach(rule -> mustKnow(PackFiles.PACK, rule.value(), known));
        lookBacks(pack, known);
    }

    /** A clinical pack speaks of its own rules; a policy pack of those of all packs. */
    private void lookBacks(Pack pack, Set<String> known) {
        for (LookBack lookBack : pack.policies().lookBacks()) {
            if (pack.kind() == Pack.Kind.CLINICAL) {
                mustKnow(PackFiles.PACK, lookBack.rule(), known);
            }
            if (!isConcept(lookBack.concept())) {
                errors.add(RuleError.in(
                        PackFiles.PACK, "\"" + lookBack.concept() + "\" is not a concept of the catalogue"));
            }
        }
    }

    private void mustKnow(String file, String rule, Set<String> known) {
        if (!known.contains(rule)) {
            errors.add(RuleError.in(
                    file,
                    "\"" + rule + "\" is not a rule of this pack; its rules are "
                            + String.join(", ", new TreeSet<>(known))));
        }
    }

    private void conceptsKnown(Pack pack) {
        pack.ruleFiles()
                .forEach((file, text) -> RuleFile.parse(file, text, pack.kind())
                        .concepts()
                        .forEach((concept, line) -> {
                            if (!isConcept(concept)) {
                                errors.add(RuleError.at(
                                        file, line, "\"" + concept + "\" is not a concept of the catalogue"));
                            }
                        }));
    }

    /** A code that the catalogue does not have under that concept is from nobody knows where. */
    private void suggestions(Card card) {
        if (!(card instanceof Card.ForAlert alert)) {
            return;
        }
        for (Suggestion suggestion : alert.suggestions()) {
            boolean known = concepts.concept(suggestion.concept())
                    .filter(concept ->
                            concept.codes().contains(suggestion.coding().code()))
                    .isPresent();
            if (!known) {
                errors.add(RuleError.in(
                        card.id().value(),
                        "the suggestion \"" + suggestion.label()
                                + "\" has a code that the catalogue does not list under \"" + suggestion.concept()
                                + "\""));
            }
        }
    }

    private boolean isConcept(String name) {
        try {
            return concepts.concept(ConceptId.of(name)).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void cases(Set<RuleId> rules) {
        List<Case> cases = CaseRunner.cases(release);
        for (RuleId rule : rules) {
            Set<String> shown = cases.stream()
                    .filter(one -> one.rule().equals(rule))
                    .map(Case::shows)
                    .collect(Collectors.toSet());
            for (String kind : KINDS_OF_CASE) {
                if (!shown.contains(kind)) {
                    errors.add(RuleError.in(PackFiles.PACK, "rule " + rule + " has no case that shows: " + kind));
                }
            }
        }
        for (Case one : cases) {
            if (!rules.contains(one.rule())) {
                errors.add(RuleError.at(one.file(), one.line(), one.rule() + " is not a rule of this pack"));
            }
        }
    }

    private void outcomes(List<CaseResult> results) {
        for (CaseResult result : results) {
            if (!result.passed()) {
                errors.add(RuleError.at(
                        result.file(),
                        result.line(),
                        "case \"" + result.name() + "\": expected " + result.expected() + ", got " + result.got()));
            }
        }
    }
}
