package io.auscult.models.prevent;

import java.util.EnumMap;
import java.util.Map;

/**
 * AHA PREVENT, base model, 10 years: risk = exp(x) / (1 + exp(x)) with x the sum of coefficient × term. Khan SS, Matsushita K,
 * Sang Y, et al. Circulation 2024;149:430-449, doi:10.1161/CIRCULATIONAHA.123.067626, supplemental Table S12A.
 *
 * <p>Unrounded, in strict arithmetic and in a fixed order, so that a replay gives the same bytes on every machine. It does not ask
 * whether the person is in the population: {@link PreventInput#outside} does.
 */
public final class PreventEquation {
    private PreventEquation() {}

    /** The risk of each outcome, between 0 and 1. */
    public static Map<PreventOutcome, Double> risks(PreventInputs inputs) {
        Map<PreventOutcome, Double> risks = new EnumMap<>(PreventOutcome.class);
        for (PreventOutcome outcome : PreventOutcome.values()) {
            double odds = StrictMath.exp(linearPredictor(inputs, outcome));
            risks.put(outcome, odds / (1 + odds));
        }
        return risks;
    }

    /** The log-odds of the outcome. */
    public static double linearPredictor(PreventInputs inputs, PreventOutcome outcome) {
        Map<PreventTerm, Double> coefficients = PreventCoefficients.published().of(inputs.sex(), outcome);
        double sum = 0;
        for (PreventTerm term : PreventTerm.values()) {
            sum += coefficients.getOrDefault(term, 0.0) * term.value(inputs);
        }
        return sum;
    }

    /** The log-odds at the reference values (see {@link #contributions}). */
    public static double constant(PreventInputs inputs, PreventOutcome outcome) {
        return PreventCoefficients.published().of(inputs.sex(), outcome).getOrDefault(PreventTerm.CONSTANT, 0.0);
    }

    /**
     * What each input adds to the log-odds, against a person of the same sex, 55 years, non-HDL cholesterol 3.5 mmol/L, HDL 1.3
     * mmol/L, 130 mm[Hg], eGFR 90, without diabetes, smoking and treatment. Together with {@link #constant} they make {@link
     * #linearPredictor}. An interaction with age counts for the other input, an interaction of a treatment for the treatment, and
     * the non-HDL cholesterol for total cholesterol.
     */
    public static Map<PreventInput, Double> contributions(PreventInputs inputs, PreventOutcome outcome) {
        Map<PreventTerm, Double> coefficients = PreventCoefficients.published().of(inputs.sex(), outcome);
        Map<PreventInput, Double> contributions = new EnumMap<>(PreventInput.class);
        for (PreventTerm term : PreventTerm.values()) {
            double amount = coefficients.getOrDefault(term, 0.0) * term.value(inputs);
            term.attributedTo().ifPresent(input -> contributions.merge(input, amount, Double::sum));
        }
        return contributions;
    }
}
