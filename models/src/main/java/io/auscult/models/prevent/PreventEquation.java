package io.auscult.models.prevent;

import java.util.EnumMap;
import java.util.Map;

/**
 * AHA PREVENT for one person: risk = exp(x) / (1 + exp(x)) with x the sum of coefficient × term. Khan SS, Matsushita K, Sang Y, et
 * al. Circulation 2024;149:430-449, doi:10.1161/CIRCULATIONAHA.123.067626, supplemental Tables S12A to S12J.
 *
 * <p>The terms are computed once and serve both horizons and all outcomes. Unrounded, in strict arithmetic and in a fixed order, so
 * that a replay gives the same bytes on every machine. It does not ask whether the person is in the population: {@link
 * PreventInput#outside} and {@link PreventHorizon#isFor} do.
 */
public final class PreventEquation {
    private static final PreventTerm[] TERMS = PreventTerm.values();

    /** {@link PreventTerm#CONSTANT} is the last of the terms. */
    private static final int PLACE_OF_CONSTANT = TERMS.length - 1;

    private final PreventInputs inputs;
    private final PreventVariant variant;
    private final double[] terms = new double[TERMS.length];

    private PreventEquation(PreventInputs inputs, PreventVariant variant) {
        this.inputs = inputs;
        this.variant = variant;
        for (int i = 0; i < terms.length; i++) {
            terms[i] = TERMS[i].value(inputs);
        }
    }

    /** The richest variant that the person's add-ons allow. */
    public static PreventEquation of(PreventInputs inputs) {
        return of(inputs, PreventVariant.richest(inputs.addOns()));
    }

    /** A variant of one's choice: an add-on that it wants and that is not known counts by the variant's own term for that. */
    public static PreventEquation of(PreventInputs inputs, PreventVariant variant) {
        return new PreventEquation(inputs, variant);
    }

    public PreventVariant variant() {
        return variant;
    }

    /** How the contributions to the 10-year risk of total CVD are found, for a reader. */
    public String method() {
        return "terms of " + variant.words() + ", 10 years, in log-odds of total CVD";
    }

    /** The risk of the outcome within the horizon, between 0 and 1. */
    public double risk(PreventHorizon horizon, PreventOutcome outcome) {
        double odds = StrictMath.exp(linearPredictor(horizon, outcome));
        return odds / (1 + odds);
    }

    /** The log-odds of the outcome. */
    public double linearPredictor(PreventHorizon horizon, PreventOutcome outcome) {
        double[] coefficients = coefficients(horizon, outcome);
        double sum = 0;
        for (int i = 0; i < terms.length; i++) {
            sum += coefficients[i] * terms[i];
        }
        return sum;
    }

    /** The log-odds at the reference values (see {@link #contributions}). */
    public double constant(PreventHorizon horizon, PreventOutcome outcome) {
        double[] coefficients = coefficients(horizon, outcome);
        return coefficients[PLACE_OF_CONSTANT];
    }

    /**
     * What each input that the variant uses adds to the log-odds, against a person of the same sex, 55 years, non-HDL cholesterol 3.5
     * mmol/L, HDL 1.3 mmol/L, 130 mm[Hg], eGFR 90, without diabetes, smoking and treatment, UACR 1 mg/g, HbA1c 5.3 %, SDI decile 1
     * to 3. Together with {@link #constant} they make {@link #linearPredictor}. An interaction with age counts for the other input,
     * an interaction of a treatment for the treatment, the non-HDL cholesterol for total cholesterol, and that an add-on is not
     * known for the add-on.
     */
    public Map<PreventInput, Double> contributions(PreventHorizon horizon, PreventOutcome outcome) {
        double[] coefficients = coefficients(horizon, outcome);
        Map<PreventInput, Double> contributions = new EnumMap<>(PreventInput.class);
        for (int i = 0; i < terms.length; i++) {
            double amount = coefficients[i] * terms[i];
            TERMS[i].attributedTo()
                    .filter(variant::uses)
                    .ifPresent(input -> contributions.merge(input, amount, Double::sum));
        }
        return contributions;
    }

    private double[] coefficients(PreventHorizon horizon, PreventOutcome outcome) {
        return PreventTable.of(variant, horizon).coefficients(inputs.sex(), outcome);
    }
}
