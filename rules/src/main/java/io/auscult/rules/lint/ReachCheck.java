package io.auscult.rules.lint;

import io.auscult.core.decision.RuleId;
import io.auscult.rules.condition.Clause;
import io.auscult.rules.condition.Constraint;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.condition.Test;
import io.auscult.rules.pack.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rules that can never fire, as far as that can be decided by their conditions alone. */
final class ReachCheck {
    /** The words that there are for what has few. */
    private static final Map<String, Set<String>> WORDS = Map.of(
            "Patient.sex", Set.of("female", "male", "other", "unknown"),
            "Proposal.indicator", Set.of("info", "warning", "critical"),
            "Answered.outcome", Set.of("accepted", "overridden"));

    private ReachCheck() {}

    static void check(Linted pack) {
        pack.rules().forEach(rule -> new Contradictions(pack, rule).check(required(rule)));
        Leaves.of(pack.rules()).forEach(found -> words(pack, found));
        others(pack);
    }

    /** A test that has to hold, or with {@code not} has to fail, for the rule to fire. */
    record Needed(Clause.Pattern pattern, Test.Leaf leaf, boolean not) {}

    private static List<Needed> required(RuleText rule) {
        List<Needed> needed = new ArrayList<>();
        for (Clause.Pattern pattern : rule.required()) {
            for (Constraint constraint : pattern.constraints()) {
                if (constraint.decides()) {
                    add(pattern, constraint.test(), false, needed);
                }
            }
        }
        return needed;
    }

    private static void add(Clause.Pattern pattern, Test test, boolean not, List<Needed> needed) {
        switch (test) {
            case Test.Both both -> {
                if (!not) {
                    both.parts().forEach(part -> add(pattern, part, false, needed));
                }
            }
            case Test.Either either -> {
                if (not) {
                    either.parts().forEach(part -> add(pattern, part, true, needed));
                }
            }
            case Test.No no -> add(pattern, no.part(), !not, needed);
            case Test.Leaf leaf -> needed.add(new Needed(pattern, leaf, not));
        }
    }

    private static void words(Linted pack, Leaves.Found found) {
        WORDS.forEach((place, words) -> {
            String type = place.substring(0, place.indexOf('.'));
            String property = place.substring(place.indexOf('.') + 1);
            if (!found.pattern().type().equals(type)) {
                return;
            }
            for (String word : Leaves.texts(found.leaf(), property)) {
                if (!words.contains(word)) {
                    pack.add(
                            LintKind.UNREACHABLE,
                            found.rule(),
                            found.leaf(),
                            '"' + word + '"',
                            property + " is never \"" + word + "\"; it is " + String.join(", ", new TreeSet<>(words)));
                }
            }
        });
    }

    /** What policies say about the rules of other packs, where those are known. */
    private static void others(Linted pack) {
        Set<String> rules =
                pack.terms().rules().stream().map(RuleId::value).collect(Collectors.toCollection(TreeSet::new));
        Set<String> areas = rules.stream()
                .map(rule -> rule.substring(0, rule.indexOf('/')))
                .collect(Collectors.toCollection(TreeSet::new));
        if (rules.isEmpty()) {
            return;
        }
        Leaves.of(pack.rules())
                .filter(found -> Set.of("Proposal", "Answered", "Snoozed")
                        .contains(found.pattern().type()))
                .forEach(found -> {
                    other(pack, found, "area", areas);
                    other(pack, found, "rule", rules);
                });
    }

    private static void other(Linted pack, Leaves.Found found, String property, Set<String> known) {
        for (String word : Leaves.texts(found.leaf(), property)) {
            if (!known.contains(word)) {
                pack.add(
                        LintKind.OTHER_RULE,
                        found.rule(),
                        found.leaf(),
                        '"' + word + '"',
                        "no rule of these packs has the " + property + " \"" + word + "\"" + Nearest.hint(word, known));
            }
        }
    }
}
