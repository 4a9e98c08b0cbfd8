package io.auscult.models.heart;

import io.auscult.models.points.PointTable;
import java.math.BigDecimal;

/**
 * The HEART score for chest pain in the emergency department: Six AJ, Backus BE, Kelder JC. Neth Heart J 2008;16:191. History and
 * ECG are a human's judgement. A troponin of exactly three times the limit scores 1 (publications differ).
 *
 * @param history 0 slightly, 1 moderately, 2 highly suspicious
 * @param ecg 0 normal, 1 non-specific repolarisation disturbance, 2 significant ST deviation
 * @param age 0 to 2
 * @param risk 0 no, 1 one or two, 2 three and more risk factors or known atherosclerosis
 * @param troponin 0 to 2
 */
public record HeartScore(int history, int ecg, int age, int risk, int troponin) {
    public static final String METHOD = "points of the score";

    private static final PointTable AGE =
            PointTable.below("45", 0).below("65", 1).above(2);
    private static final BigDecimal THREE = BigDecimal.valueOf(3);
    private static final int HIGH_FROM = 7;
    private static final int MODERATE_FROM = 4;

    public static int agePoints(BigDecimal years) {
        return AGE.points(years);
    }

    /** @param limit the upper limit of normal, in the troponin's unit */
    public static int troponinPoints(BigDecimal troponin, BigDecimal limit) {
        if (troponin.compareTo(limit) <= 0) {
            return 0;
        }
        return troponin.compareTo(limit.multiply(THREE)) <= 0 ? 1 : 2;
    }

    public int total() {
        return history + ecg + age + risk + troponin;
    }

    /** low (0 to 3), moderate (4 to 6) or high (7 to 10). */
    public String band() {
        if (total() >= HIGH_FROM) {
            return "high";
        }
        return total() >= MODERATE_FROM ? "moderate" : "low";
    }
}
