package io.auscult.core.derived;

import io.auscult.core.event.Sex;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Estimated glomerular filtration rate from creatinine, race-free: Inker LA et al., N Engl J Med 2021;385:1737-1749. The only
 * eGFR that PREVENT was made with; an MDRD value is a different number and is never taken for it.
 */
public final class CkdEpi2021 {
    private CkdEpi2021() {}

    /**
     * The eGFR as laboratories report it, rounded half up to a whole number.
     *
     * @param creatinineMgDl serum creatinine in mg/dL, above 0
     * @param age completed years at the sample
     * @return in mL/min/{1.73_m2}
     * @throws IllegalArgumentException for a sex that the equation does not know
     */
    public static BigDecimal reported(BigDecimal creatinineMgDl, int age, Sex sex) {
        return BigDecimal.valueOf(egfr(creatinineMgDl.doubleValue(), age, sex)).setScale(0, RoundingMode.HALF_UP);
    }

    /** The same, unrounded; the age may have a fraction. */
    public static double egfr(double creatinineMgDl, double age, Sex sex) {
        return switch (sex) {
            case FEMALE -> 1.012 * egfr(creatinineMgDl, age, 0.7, -0.241);
            case MALE -> egfr(creatinineMgDl, age, 0.9, -0.302);
            case OTHER, UNKNOWN -> throw new IllegalArgumentException("CKD-EPI 2021 knows female and male only");
        };
    }

    private static double egfr(double creatinine, double age, double kappa, double alpha) {
        double ratio = creatinine / kappa;
        return 142
                * StrictMath.pow(StrictMath.min(ratio, 1), alpha)
                * StrictMath.pow(StrictMath.max(ratio, 1), -1.200)
                * StrictMath.pow(0.9938, age);
    }
}
