package io.auscult.models.grace;

import io.auscult.models.points.PointTable;
import java.math.BigDecimal;

/**
 * GRACE's nomogram of death in hospital: Granger CB et al., Arch Intern Med 2003;163:2345-2353, Figure 4. The printed ranges include
 * their upper ends: the paper's own examples put a systolic pressure of 100 into the 53 points of "80-99". The first example prints a
 * total of 196 where its parts sum to 195; the sum is what counts here.
 */
public record GraceNomogram(
        int killip, int systolic, int pulse, int age, int creatinine, int arrest, int st, int enzymes) {
    private static final int[] KILLIP = {0, 20, 39, 59};
    private static final PointTable SYSTOLIC = PointTable.upTo("80", 58)
            .upTo("100", 53)
            .upTo("120", 43)
            .upTo("140", 34)
            .upTo("160", 24)
            .below("200", 10)
            .above(0);
    private static final PointTable PULSE = PointTable.upTo("50", 0)
            .upTo("70", 3)
            .upTo("90", 9)
            .upTo("110", 15)
            .upTo("150", 24)
            .below("200", 38)
            .above(46);
    private static final PointTable AGE = PointTable.upTo("30", 0)
            .upTo("40", 8)
            .upTo("50", 25)
            .upTo("60", 41)
            .upTo("70", 58)
            .upTo("80", 75)
            .below("90", 91)
            .above(100);
    private static final PointTable CREATININE = PointTable.upTo("0.40", 1)
            .upTo("0.80", 4)
            .upTo("1.20", 7)
            .upTo("1.60", 10)
            .upTo("2.00", 13)
            .upTo("4.00", 21)
            .above(28);

    /** Deaths in percent at 60, 70, … 250 points. */
    private static final double[] DEATHS = {
        0.2, 0.3, 0.4, 0.6, 0.8, 1.1, 1.6, 2.1, 2.9, 3.9, 5.4, 7.3, 9.8, 13, 18, 23, 29, 36, 44, 52
    };

    private static final int FIRST = 60;
    private static final int STEP = 10;

    public static GraceNomogram of(GraceInputs inputs) {
        return new GraceNomogram(
                KILLIP[inputs.killip() - 1],
                SYSTOLIC.points(inputs.systolic()),
                PULSE.points(inputs.pulse()),
                AGE.points(inputs.age()),
                CREATININE.points(inputs.creatinine()),
                inputs.arrest() ? 39 : 0,
                inputs.st() ? 28 : 0,
                inputs.enzymes() ? 14 : 0);
    }

    /** Points by systolic pressure alone, as the other three below: for checking the table. */
    static int systolicPoints(BigDecimal systolic) {
        return SYSTOLIC.points(systolic);
    }

    static int pulsePoints(BigDecimal pulse) {
        return PULSE.points(pulse);
    }

    static int agePoints(BigDecimal age) {
        return AGE.points(age);
    }

    static int creatininePoints(BigDecimal creatinine) {
        return CREATININE.points(creatinine);
    }

    public int total() {
        return killip + systolic + pulse + age + creatinine + arrest + st + enzymes;
    }

    /**
     * The printed probability of death in hospital, between two printed points on the straight line between theirs; below 60 points
     * that of 60, above 250 that of 250.
     */
    public double approximateRisk() {
        int last = DEATHS.length - 1;
        int from = Math.clamp((total() - FIRST) / STEP, 0, last - 1);
        double along = Math.clamp((total() - FIRST - from * STEP) / (double) STEP, 0.0, 1.0);
        return (DEATHS[from] + along * (DEATHS[from + 1] - DEATHS[from])) / 100;
    }
}
