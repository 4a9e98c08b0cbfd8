package io.auscult.rules.why;

import io.auscult.rules.condition.Operand;
import io.auscult.rules.condition.Operand.Path;
import io.auscult.rules.condition.Test;
import io.auscult.rules.drools.Trial.Found;
import io.auscult.rules.why.Explanation.Condition;
import io.auscult.rules.why.Explanation.Met;
import io.auscult.rules.why.Explanation.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Goes along the conditions of one variant: as the engine joins them, until it finds no way on; what comes after that is asked by
 * itself, so that a reader sees all that is amiss and not the first thing only.
 */
final class Walk {
    private final Chain chain;
    private final ConditionWords words;
    private final SeenWords seen;
    private final List<Condition> conditions = new ArrayList<>();
    private List<Found> ways = List.of();
    private boolean broken;

    private Walk(Chain chain, ConditionWords words, SeenWords seen) {
        this.chain = chain;
        this.words = words;
        this.seen = seen;
    }

    /**
     * What was found on the way.
     *
     * @param matches every way in which the whole variant matches
     */
    record Walked(Variant variant, List<Found> matches) {}

    static Walked along(Chain chain, String name, ConditionWords words, SeenWords seen) {
        Walk walk = new Walk(chain, words, seen);
        for (int step = 0; step < chain.steps().size(); step++) {
            walk.condition(step).ifPresent(walk.conditions::add);
        }
        return new Walked(new Variant(name, walk.conditions), walk.broken ? List.of() : walk.ways);
    }

    private Optional<Condition> condition(int step) {
        Condition condition = broken ? alone(step) : joined(step);
        return condition.met() == Met.YES && isOnlyLookedUp(chain.steps().get(step))
                ? Optional.empty()
                : Optional.of(condition);
    }

    /** A number that the pack sets, and that is there for everybody. */
    private boolean isOnlyLookedUp(Step step) {
        return step.kind() == Step.Kind.PARAMETER
                && chain.elements().get(step.element()) instanceof Element.OnePattern pattern
                && !ConditionWords.asksAge(pattern);
    }

    private Condition joined(int step) {
        Map<String, @Nullable Object> before = values(ways);
        try {
            List<Found> further = chain.upTo(step).over(seen.facts());
            broken = further.isEmpty();
            if (broken) {
                return condition(step, Met.NO, before);
            }
            ways = further;
            return condition(step, Met.YES, values(ways));
        } catch (RuntimeException e) {
            broken = true;
            return failed(step, e);
        }
    }

    private Condition alone(int step) {
        try {
            List<Found> ground = chain.ground(step).isEmpty()
                    ? List.of()
                    : chain.groundOf(step).over(seen.facts());
            if (ground.isEmpty() && !chain.ground(step).isEmpty()) {
                return new Condition(words.of(chain.steps().get(step)), Met.NOT_REACHED, List.of());
            }
            List<Found> met = chain.alone(step).over(seen.facts());
            return met.isEmpty() ? condition(step, Met.NO, values(ground)) : condition(step, Met.YES, values(met));
        } catch (RuntimeException e) {
            return failed(step, e);
        }
    }

    private Condition condition(int step, Met met, Map<String, @Nullable Object> values) {
        Step at = chain.steps().get(step);
        String said = words.of(at);
        List<String> known = seen.of(at, values);
        return new Condition(
                said,
                met,
                (known.isEmpty() ? value(step) : known)
                        .stream().filter(each -> !each.equals(said)).toList());
    }

    /** Where there are no better words: what the condition compares, as the engine has it. */
    private List<String> value(int step) {
        return compares(chain.steps().get(step)).stream()
                .flatMap(term -> value(step, term).stream())
                .toList();
    }

    private Optional<String> value(int step, Operand term) {
        try {
            return chain.value(step, term, !broken).over(seen.facts()).stream()
                    .findFirst()
                    .flatMap(found -> ValueWords.of(found.values().get(Chain.ASKED)));
        } catch (RuntimeException e) {
            // What cannot be told is not shown; whether the condition is met has been said.
            return Optional.empty();
        }
    }

    private Optional<Operand> compares(Step step) {
        if (step.kind() != Step.Kind.SAID
                || !(chain.elements().get(step.element()) instanceof Element.OnePattern pattern)) {
            return Optional.empty();
        }
        return step.constraints().stream()
                .map(i -> pattern.constraints().get(i).test())
                .<Operand>flatMap(clause -> switch (clause) {
                    case Test.Compare compared when compared.left() instanceof Path -> Stream.of(compared.left());
                    case Test.OneOf oneOf when oneOf.left() instanceof Path -> Stream.of(oneOf.left());
                    case Test.Compare _, Test.OneOf _, Test.Holds _, Test.No _, Test.Both _, Test.Either _ ->
                        Stream.empty();
                })
                .findFirst();
    }

    private Condition failed(int step, RuntimeException e) {
        return new Condition(words.of(chain.steps().get(step)), Met.NOT_REACHED, SeenWords.failed(e));
    }

    private static Map<String, @Nullable Object> values(List<Found> found) {
        return found.isEmpty() ? Map.of() : found.getFirst().values();
    }
}
