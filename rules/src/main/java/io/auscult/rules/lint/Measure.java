package io.auscult.rules.lint;

import io.auscult.core.concept.Concept;
import io.auscult.rules.condition.Clause;
import io.auscult.rules.condition.Operand;
import io.auscult.rules.condition.Operand.Step;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.pack.ThresholdTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an operand measures, and in which unit: what a number is compared with has to be in the same. */
sealed interface Measure {

    /**
     * A value of a concept, in its canonical unit.
     *
     * @param plausible whether the concept's plausible range is its range too; a rise of it has another
     */
    record Amount(Concept concept, String ucum, boolean plausible) implements Measure {}

    /** A score of a model, on its scale. */
    record Scored(KnownModel model, String score, String scale) implements Measure {}

    /** @param property {@code value}, or {@code probability}, which turns per cent into one */
    record Threshold(List<ThresholdTable.Row> rows, String property) implements Measure {}

    record Literal(BigDecimal value) implements Measure {}

    record Age() implements Measure {}

    /** Anything without a unit, or not understood. */
    record Other() implements Measure {}

    Measure OTHER = new Other();

    static Measure of(Operand operand, RuleText rule, Clause.Pattern pattern, Linted pack) {
        return switch (operand) {
            case Operand.Figure number -> new Literal(number.value());
            case Operand.Text _, Operand.Constant _ -> OTHER;
            case Operand.Path path -> ofPath(path, rule, pattern, pack);
        };
    }

    private static Measure ofPath(Operand.Path path, RuleText rule, Clause.Pattern pattern, Linted pack) {
        Reached reached = reached(path, rule, pattern);
        if (reached == null || reached.steps().isEmpty()) {
            return OTHER;
        }
        return switch (reached.pattern().type()) {
            case "Patient" -> ofPatient(reached.steps(), pack);
            case "RiskScored" -> scored(reached, pack);
            case "Threshold" -> threshold(reached, rule, pack);
            default -> OTHER;
        };
    }

    /** A pattern, and what is asked of its fact. */
    record Reached(Clause.Pattern pattern, List<Step> steps) {}

    /** A path without variables: what they stand for is put in their place; null when that is not known. */
    static @Nullable Reached reached(Operand.Path path, RuleText rule, Clause.Pattern pattern) {
        if (!path.isVariable()) {
            return new Reached(pattern, path.steps());
        }
        RuleText.Bound bound = rule.bound(path.first().name());
        if (bound == null) {
            return null;
        }
        List<Step> rest = path.steps().subList(1, path.steps().size());
        if (bound.operand() == null) {
            return new Reached(bound.pattern(), rest);
        }
        if (bound.operand().isVariable()) {
            return null;
        }
        List<Step> steps = new ArrayList<>(bound.operand().steps());
        steps.addAll(rest);
        return new Reached(bound.pattern(), steps);
    }

    private static Measure ofPatient(List<Step> steps, Linted pack) {
        if (steps.size() == 1 && steps.getFirst().name().equals("age")) {
            return new Age();
        }
        if (steps.size() != 2 || !steps.getLast().name().equals("value")) {
            return OTHER;
        }
        String name = steps.getFirst().name();
        return Optional.ofNullable(steps.getFirst().about())
                .flatMap(about -> pack.terms().concept(about))
                .<Measure>flatMap(concept -> Optional.ofNullable(concept.canonicalUcum())
                        .map(ucum -> new Amount(concept, ucum, name.equals("latest"))))
                .orElse(OTHER);
    }

    private static Measure scored(Reached reached, Linted pack) {
        Step step = reached.steps().getFirst();
        KnownModel model = reached.pattern()
                .equal("model.id")
                .map(id -> pack.terms().models().get(id))
                .orElse(null);
        String score = step.about();
        String scale = model == null || score == null ? null : model.scores().get(score);
        return !step.name().equals("value") || scale == null || model == null || score == null
                ? OTHER
                : new Scored(model, score, scale);
    }

    private static Measure threshold(Reached reached, RuleText rule, Linted pack) {
        String property = reached.steps().getFirst().name();
        if (!property.equals("value") && !property.equals("probability")) {
            return OTHER;
        }
        String of = reached.pattern().equal("rule").orElse(rule.id().value());
        return new Threshold(pack.rows(of, reached.pattern().equal("name").orElse(null)), property);
    }
}
