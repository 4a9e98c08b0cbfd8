package io.auscult.rules.lint;

import io.auscult.rules.condition.Clause;
import io.auscult.rules.condition.Operand;
import io.auscult.rules.condition.Operand.Step;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.condition.Test;
import java.util.List;
import java.util.stream.Stream;

/** Walks the tests of rules. */
final class Leaves {
    private Leaves() {}

    /** A test with the rule and pattern it stands in. */
    record Found(RuleText rule, Clause.Pattern pattern, Test.Leaf leaf) {
        Stream<Step> steps() {
            return operands(leaf).flatMap(Leaves::steps);
        }
    }

    static Stream<Found> of(List<RuleText> rules) {
        return rules.stream()
                .flatMap(rule -> rule.patterns().stream()
                        .flatMap(pattern -> pattern.constraints().stream()
                                .flatMap(constraint -> constraint.test().leaves())
                                .map(leaf -> new Found(rule, pattern, leaf))));
    }

    static Stream<Operand> operands(Test.Leaf leaf) {
        return switch (leaf) {
            case Test.Compare compare -> Stream.of(compare.left(), compare.right());
            case Test.OneOf oneOf -> Stream.concat(Stream.of(oneOf.left()), oneOf.values().stream());
            case Test.Holds holds -> Stream.of(holds.asked());
        };
    }

    /** The texts that the left side must be one of, or must not be; none when it is compared with something else. */
    static List<String> texts(Test.Leaf leaf, String property) {
        return switch (leaf) {
            case Test.Compare compare ->
                compare.left().words().equals(property) && compare.right() instanceof Operand.Text text
                        ? List.of(text.value())
                        : List.of();
            case Test.OneOf oneOf ->
                oneOf.left().words().equals(property)
                        ? oneOf.values().stream()
                                .filter(Operand.Text.class::isInstance)
                                .map(value -> ((Operand.Text) value).value())
                                .toList()
                        : List.of();
            case Test.Holds _ -> List.of();
        };
    }

    private static Stream<Step> steps(Operand operand) {
        return operand instanceof Operand.Path path
                ? path.steps().stream()
                        .flatMap(step -> Stream.concat(
                                Stream.of(step), step.given().stream().flatMap(Leaves::steps)))
                : Stream.empty();
    }
}
