package io.auscult.models.grace;

import java.util.EnumMap;
import java.util.Map;

/**
 * GRACE's logistic model of death in hospital: Granger CB et al., Arch Intern Med 2003;163:2345-2353, in the coefficients of the
 * coordinating centre's document (University of Massachusetts). Not GRACE 2.0, whose coefficients are not public.
 */
public final class GraceLogistic {
    /** A term of the linear predictor. Elevated enzymes and ST deviation are easily swapped; the worked example tells them apart. */
    public enum Term {
        CONSTANT("constant", -7.7035),
        AGE("age", 0.0531),
        PULSE("pulse", 0.0087),
        SYSTOLIC("sbp", -0.0168),
        CREATININE("creat", 0.1823),
        KILLIP("killip", 0.6931),
        ARREST("arrest", 1.4586),
        ENZYMES("enz", 0.4700),
        ST("st", 0.8755);

        private final String key;
        private final double coefficient;

        Term(String key, double coefficient) {
            this.key = key;
            this.coefficient = coefficient;
        }

        /** The input's name in lines. */
        public String key() {
            return key;
        }

        private double value(GraceInputs inputs) {
            return coefficient
                    * switch (this) {
                        case CONSTANT -> 1;
                        case AGE -> inputs.age().doubleValue();
                        case PULSE -> inputs.pulse().doubleValue();
                        case SYSTOLIC -> inputs.systolic().doubleValue();
                        case CREATININE -> inputs.creatinine().doubleValue();
                        case KILLIP -> inputs.killip();
                        case ARREST -> inputs.arrest() ? 1 : 0;
                        case ENZYMES -> inputs.enzymes() ? 1 : 0;
                        case ST -> inputs.st() ? 1 : 0;
                    };
        }
    }

    private GraceLogistic() {}

    /** In log-odds. */
    public static Map<Term, Double> terms(GraceInputs inputs) {
        Map<Term, Double> terms = new EnumMap<>(Term.class);
        for (Term term : Term.values()) {
            terms.put(term, term.value(inputs));
        }
        return terms;
    }

    /** The linear predictor, in log-odds. */
    public static double logOdds(GraceInputs inputs) {
        double sum = 0;
        for (Term term : Term.values()) {
            sum += term.value(inputs);
        }
        return sum;
    }

    /** The probability of death in hospital. */
    public static double probability(GraceInputs inputs) {
        return 1 / (1 + StrictMath.exp(-logOdds(inputs)));
    }
}
