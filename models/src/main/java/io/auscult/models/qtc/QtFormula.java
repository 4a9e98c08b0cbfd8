package io.auscult.models.qtc;

import java.util.Locale;

/**
 * The QT interval as it would be at 60 beats a minute, by the formulas in use. RR = 60 / heart rate in seconds, never rounded.
 * Formulas as in ncbi-nlp/MedCalc-Bench@20b10f9d (which rounds RR first).
 */
public enum QtFormula {
    BAZETT {
        @Override
        public double corrected(double qt, double heartRate) {
            return qt / StrictMath.sqrt(60 / heartRate);
        }
    },
    FRIDERICIA {
        @Override
        public double corrected(double qt, double heartRate) {
            return qt / StrictMath.cbrt(60 / heartRate);
        }
    },
    FRAMINGHAM {
        @Override
        public double corrected(double qt, double heartRate) {
            return qt + 154 * (1 - 60 / heartRate);
        }
    },
    HODGES {
        @Override
        public double corrected(double qt, double heartRate) {
            return qt + 1.75 * (heartRate - 60);
        }
    },
    RAUTAHARJU {
        @Override
        public double corrected(double qt, double heartRate) {
            return qt * (120 + heartRate) / 180;
        }
    };

    /**
     * @param qt in ms
     * @param heartRate in /min, above 0
     * @return in ms
     */
    public abstract double corrected(double qt, double heartRate);

    /** The name of the score. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
