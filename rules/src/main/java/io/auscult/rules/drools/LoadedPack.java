package io.auscult.rules.drools;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import io.auscult.rules.condition.Clause;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.pack.Card;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.RuleError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.RuleDescr;
import org.kie.api.definition.KiePackage;

/**
 * A pack with its rules compiled, so that it can run with others or, when one of them fails, alone.
 *
 * @param rules by the name that a rule has in its file
 * @param asked what its rules ask that changes by time alone
 */
record LoadedPack(
        Pack pack, Map<String, LoadedRule> rules, Collection<KiePackage> compiled, RuleSet alone, Set<Asked> asked) {
    static final String ANY_MODEL = "";

    /**
     * A rule with the card that speaks for it.
     *
     * @param lookedFor models of which it asks only whether there is such a score: what matched does not name them; of a rule that names no
     *     model {@link #ANY_MODEL}
     */
    record LoadedRule(RuleId id, Pack pack, Card card, Set<String> lookedFor) {
        Mode mode() {
            return pack.mode(id);
        }

        boolean runs() {
            return mode() != Mode.OFF;
        }
    }

    /** The same files, released otherwise: nothing is compiled anew. */
    LoadedPack as(Pack released) {
        Map<String, LoadedRule> again = new HashMap<>();
        rules.forEach(
                (name, rule) -> again.put(name, new LoadedRule(rule.id(), released, rule.card(), rule.lookedFor())));
        return new LoadedPack(released, Map.copyOf(again), compiled, alone, asked);
    }

    /** @throws FilesRefused with everything that is wrong in the pack's rule files */
    static LoadedPack of(Pack pack) {
        List<RuleError> errors = new ArrayList<>();
        Map<String, LoadedRule> rules = new HashMap<>();
        Collection<KiePackage> compiled = new ArrayList<>();
        Set<Asked> asked = new HashSet<>();
        List<RuleFile> files = new ArrayList<>();
        pack.ruleFiles().forEach((name, text) -> {
            try {
                RuleFile file = RuleFile.parse(name, text, pack.kind());
                List<RuleText> read = RuleReader.read(file);
                errors.addAll(register(file, read, pack, rules));
                List<RuleError> mistakes = RuleReader.mistakes(read, pack.kind());
                if (!mistakes.isEmpty()) {
                    throw new FilesRefused(mistakes);
                }
                asked.addAll(file.asked());
                files.add(file);
                compiled.addAll(RuleSet.compile(file, packageName(pack, compiled.size()), pack.kind()));
            } catch (FilesRefused e) {
                errors.addAll(e.errors());
            }
        });
        errors.addAll(new Joins(pack).errors(files));
        if (!errors.isEmpty()) {
            throw new FilesRefused(errors);
        }
        return new LoadedPack(pack, Map.copyOf(rules), compiled, RuleSet.of(compiled), Set.copyOf(asked));
    }

    private static List<RuleError> register(
            RuleFile file, List<RuleText> read, Pack pack, Map<String, LoadedRule> rules) {
        Map<String, Set<String>> lookedFor = new HashMap<>();
        read.forEach(rule -> lookedFor.put(rule.name(), lookedFor(rule.when(), false)));
        List<RuleError> errors = new ArrayList<>();
        for (RuleDescr rule : file.parsed().getRules()) {
            RuleId id = RuleFile.ruleId(rule.getName());
            Card card = pack.cards().get(id);
            if (card == null) {
                errors.add(RuleError.at(
                        file.file(), rule.getLine(), "rule " + id + " has no card; write one with \"id: " + id + "\""));
            } else if (rules.put(
                            rule.getName(),
                            new LoadedRule(id, pack, card, lookedFor.getOrDefault(rule.getName(), Set.of())))
                    != null) {
                errors.add(RuleError.at(file.file(), rule.getLine(), "another rule is also called " + rule.getName()));
            }
        }
        return errors;
    }

    private static Set<String> lookedFor(Clause clause, boolean exists) {
        return switch (clause) {
            case Clause.All all -> lookedFor(all.parts(), exists);
            case Clause.Any any -> lookedFor(any.parts(), exists);
            case Clause.Exists inner -> lookedFor(inner.part(), true);
            case Clause.Not _ -> Set.of();
            case Clause.Pattern pattern ->
                exists && Vocabulary.SIGNALS.contains(pattern.type())
                        ? Set.of(pattern.equal("model.id").orElse(ANY_MODEL))
                        : Set.of();
        };
    }

    private static Set<String> lookedFor(List<Clause> parts, boolean exists) {
        return parts.stream().flatMap(part -> lookedFor(part, exists).stream()).collect(Collectors.toSet());
    }

    private static String packageName(Pack pack, int file) {
        return "packs." + pack.id().replaceAll("[^a-z0-9]", "_") + ".file" + file;
    }
}
