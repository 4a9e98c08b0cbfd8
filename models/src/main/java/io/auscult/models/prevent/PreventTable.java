package io.auscult.models.prevent;

import io.auscult.core.event.Sex;
import java.util.Locale;

/** One table of the supplement: the coefficients of one variant and horizon, for either sex and every outcome. */
final class PreventTable {
    private static final PreventTable S12A = read(PreventVariant.BASE, PreventHorizon.TEN_YEARS);
    private static final PreventTable S12B = read(PreventVariant.UACR, PreventHorizon.TEN_YEARS);
    private static final PreventTable S12C = read(PreventVariant.HBA1C, PreventHorizon.TEN_YEARS);
    private static final PreventTable S12D = read(PreventVariant.SDI, PreventHorizon.TEN_YEARS);
    private static final PreventTable S12E = read(PreventVariant.FULL, PreventHorizon.TEN_YEARS);
    private static final PreventTable S12F = read(PreventVariant.BASE, PreventHorizon.THIRTY_YEARS);
    private static final PreventTable S12G = read(PreventVariant.UACR, PreventHorizon.THIRTY_YEARS);
    private static final PreventTable S12H = read(PreventVariant.HBA1C, PreventHorizon.THIRTY_YEARS);
    private static final PreventTable S12I = read(PreventVariant.SDI, PreventHorizon.THIRTY_YEARS);
    private static final PreventTable S12J = read(PreventVariant.FULL, PreventHorizon.THIRTY_YEARS);

    private final double[][] female;
    private final double[][] male;

    private PreventTable(double[][] female, double[][] male) {
        this.female = female;
        this.male = male;
    }

    static PreventTable of(PreventVariant variant, PreventHorizon horizon) {
        return switch (horizon) {
            case TEN_YEARS ->
                switch (variant) {
                    case BASE -> S12A;
                    case UACR -> S12B;
                    case HBA1C -> S12C;
                    case SDI -> S12D;
                    case FULL -> S12E;
                };
            case THIRTY_YEARS ->
                switch (variant) {
                    case BASE -> S12F;
                    case UACR -> S12G;
                    case HBA1C -> S12H;
                    case SDI -> S12I;
                    case FULL -> S12J;
                };
        };
    }

    private static PreventTable read(PreventVariant variant, PreventHorizon horizon) {
        return new PreventTable(read(variant, horizon, Sex.FEMALE), read(variant, horizon, Sex.MALE));
    }

    private static double[][] read(PreventVariant variant, PreventHorizon horizon, Sex sex) {
        double[][] byOutcome = new double[PreventOutcome.values().length][];
        for (PreventOutcome outcome : PreventOutcome.values()) {
            String column = sex.name().toLowerCase(Locale.ROOT) + "_" + outcome.key();
            byOutcome[outcome.place()] = PreventCoefficients.published().of(variant.key(), horizon.key(), column);
        }
        return byOutcome;
    }

    /** In the order of {@link PreventTerm}; 0 where the equation lacks the term. Not to be written to. */
    double[] coefficients(Sex sex, PreventOutcome outcome) {
        return (sex == Sex.FEMALE ? female : male)[outcome.place()];
    }
}
