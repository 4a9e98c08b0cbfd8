package io.auscult.rules.why;

import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.drools.RuleFile;
import io.auscult.rules.drools.RuleReader;
import io.auscult.rules.fact.Setting;
import io.auscult.rules.fact.Threshold;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.PackFiles;
import io.auscult.rules.why.Element.Group;
import io.auscult.rules.why.Element.OnePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A rule of a pack with all its variants, taken apart.
 *
 * @param chains one for each variant
 */
record Question(RuleId id, Pack pack, List<Chain> chains) {
    Question {
        chains = List.copyOf(chains);
    }

    /** All rules of the packs. */
    static SortedMap<RuleId, Question> of(List<PackRelease> releases) {
        SortedMap<RuleId, Question> questions = new TreeMap<>();
        releases.forEach(release -> {
            Pack pack = PackFiles.parse(release);
            variants(pack).forEach((id, chains) -> questions.put(id, new Question(id, pack, chains)));
        });
        return questions;
    }

    private static Map<RuleId, List<Chain>> variants(Pack pack) {
        Map<RuleId, List<Chain>> variants = new TreeMap<>();
        pack.ruleFiles().forEach((name, text) -> {
            for (RuleText rule : RuleReader.read(RuleFile.parse(name, text, pack.kind()))) {
                variants.computeIfAbsent(rule.id(), _ -> new ArrayList<>()).add(Chain.of(rule, pack.kind()));
            }
        });
        return variants;
    }

    /** The models that it reads, by id. */
    Set<String> models() {
        Set<String> ids = new TreeSet<>();
        chains.stream()
                .flatMap(chain -> chain.elements().stream())
                .flatMap(Question::patterns)
                .forEach(pattern -> pattern.key("model.id").ifPresent(ids::add));
        return ids;
    }

    private static Stream<OnePattern> patterns(Element element) {
        return switch (element) {
            case OnePattern pattern -> Stream.of(pattern);
            case Group group -> group.elements().stream().flatMap(Question::patterns);
        };
    }

    /** The numbers of the rule that no publication gives. */
    List<String> siteValues() {
        return Stream.concat(
                        pack.thresholds().stream()
                                .filter(threshold -> threshold.siteValue()
                                        && threshold.rule().equals(id.value()))
                                .map(Threshold::name),
                        pack.settings().stream()
                                .filter(setting ->
                                        setting.siteValue() && setting.rule().equals(id.value()))
                                .map(Setting::name))
                .distinct()
                .toList();
    }

    /** The variant that a chain is: what stands after the rule's id. */
    String variant(Chain chain) {
        return chain.name()
                .substring(Math.min(chain.name().length(), id.value().length()))
                .replaceFirst("^: ", "");
    }
}
