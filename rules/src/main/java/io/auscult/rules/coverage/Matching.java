package io.auscult.rules.coverage;

import io.auscult.rules.condition.Clause;
import io.auscult.rules.condition.Constraint;
import io.auscult.rules.condition.Test;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which facts match a rule's conditions, found by trying. Where the engine compiles rules to be fast, this keeps them
 * apart condition by condition, and can pretend that one of them holds or does not.
 *
 * @param pretended what is not tested but taken as said
 */
record Matching(List<Object> facts, Map<Test.Leaf, Boolean> pretended) {

    /** What the variables stand for, in each match. */
    List<Map<String, @Nullable Object>> matches(Clause clause) {
        return matches(clause, Map.of());
    }

    private List<Map<String, @Nullable Object>> matches(Clause clause, Map<String, @Nullable Object> bound) {
        return switch (clause) {
            case Clause.All all -> all(all, bound);
            case Clause.Any any ->
                any.parts().stream()
                        .flatMap(part -> matches(part, bound).stream())
                        .toList();
            case Clause.Not not -> matches(not.part(), bound).isEmpty() ? List.of(bound) : List.of();
            case Clause.Exists exists -> matches(exists.part(), bound).isEmpty() ? List.of() : List.of(bound);
            case Clause.Pattern pattern -> pattern(pattern, bound);
        };
    }

    private List<Map<String, @Nullable Object>> all(Clause.All all, Map<String, @Nullable Object> bound) {
        List<Map<String, @Nullable Object>> matches = List.of(bound);
        for (Clause part : all.parts()) {
            matches = matches.stream()
                    .flatMap(match -> matches(part, match).stream())
                    .toList();
        }
        return matches;
    }

    private List<Map<String, @Nullable Object>> pattern(Clause.Pattern pattern, Map<String, @Nullable Object> bound) {
        List<Map<String, @Nullable Object>> matches = new ArrayList<>();
        for (Object fact : facts) {
            if (fact.getClass().getSimpleName().equals(pattern.type())) {
                Map<String, @Nullable Object> more = match(pattern, fact, bound);
                if (more != null) {
                    matches.add(more);
                }
            }
        }
        return matches;
    }

    private @Nullable Map<String, @Nullable Object> match(
            Clause.Pattern pattern, Object fact, Map<String, @Nullable Object> bound) {
        Map<String, @Nullable Object> more = new HashMap<>(bound);
        if (pattern.variable() != null) {
            more.put(pattern.variable(), fact);
        }
        for (Constraint constraint : pattern.constraints()) {
            if (constraint.variable() != null && constraint.left() != null) {
                more.put(constraint.variable(), Values.of(constraint.left(), fact, more));
            }
            if (constraint.decides() && !holds(constraint.test(), fact, more)) {
                return null;
            }
        }
        return more;
    }

    private boolean holds(Test test, Object fact, Map<String, @Nullable Object> bound) {
        return switch (test) {
            case Test.Both both -> both.parts().stream().allMatch(part -> holds(part, fact, bound));
            case Test.Either either -> either.parts().stream().anyMatch(part -> holds(part, fact, bound));
            case Test.No no -> !holds(no.part(), fact, bound);
            case Test.Leaf leaf -> {
                Boolean said = pretended.get(leaf);
                yield said == null ? tested(leaf, fact, bound) : said;
            }
        };
    }

    private static boolean tested(Test.Leaf leaf, Object fact, Map<String, @Nullable Object> bound) {
        return switch (leaf) {
            case Test.Compare compare ->
                Comparing.holds(
                        Values.of(compare.left(), fact, bound),
                        compare.sign(),
                        Values.of(compare.right(), fact, bound));
            case Test.OneOf oneOf -> {
                Object left = Values.of(oneOf.left(), fact, bound);
                yield oneOf.negated()
                        != oneOf.values().stream()
                                .anyMatch(value -> Comparing.same(left, Values.of(value, fact, bound)));
            }
            case Test.Holds holds -> Boolean.TRUE.equals(Values.of(holds.asked(), fact, bound));
        };
    }
}
