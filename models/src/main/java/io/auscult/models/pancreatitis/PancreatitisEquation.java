package io.auscult.models.pancreatitis;

import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.WayOut;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pancreatic cancer within seven years of a diagnosis of chronic pancreatitis: ln[p/(1 − p)] = −6.68 + 1.55·cyst + 1.23·weight loss
 * + 0.0046·platelets, as printed in the abstract of "Exploring and validating the clinical risk factors for pancreatic cancer in
 * chronic pancreatitis patients using electronic medical records datasets: three cohorts comprising 2,960 patients". The unit of
 * the platelets, 10*9/L, is inferred. Fourteen cancers stand behind it: a demonstration.
 *
 * @param platelets 10*9/L
 */
public record PancreatitisEquation(boolean cyst, boolean weightLoss, BigDecimal platelets) {
    public static final String ABOVE = "above-cut-off";
    public static final String NOT_ABOVE = "not-above-cut-off";

    public static final int FEWEST = 10;
    public static final int MOST = 1500;

    /** The derivation cohort's; the validation cohort's best was 0.0122, which is a cut-off fitted to what it is tested on. */
    private static final double CUT_OFF = 0.0128;

    private static final double INTERCEPT = -6.68;
    private static final double CYST = 1.55;
    private static final double WEIGHT_LOSS = 1.23;
    private static final double PLATELETS = 0.0046;
    private static final String COUNT = "platelets";
    private static final String UCUM = "10*9/L";

    /** The probability. */
    public double risk() {
        double odds = StrictMath.exp(INTERCEPT + cystTerm() + weightTerm() + plateletTerm());
        return odds / (1 + odds);
    }

    public String band() {
        return risk() > CUT_OFF ? ABOVE : NOT_ABOVE;
    }

    public Explanation explanation() {
        return new Explanation(
                "terms of the equation, in log-odds, beside the constant of -6.68",
                List.of(
                        new Contribution("pancreatic-cyst", cystTerm()),
                        new Contribution("weight-loss", weightTerm()),
                        new Contribution(COUNT, plateletTerm())),
                waysOut());
    }

    private double cystTerm() {
        return cyst ? CYST : 0;
    }

    private double weightTerm() {
        return weightLoss ? WEIGHT_LOSS : 0;
    }

    private double plateletTerm() {
        return PLATELETS * platelets.doubleValue();
    }

    private List<WayOut> waysOut() {
        List<WayOut> ways = new ArrayList<>();
        wayOut("pancreatic-cyst", word(!cyst), "", new PancreatitisEquation(!cyst, weightLoss, platelets))
                .ifPresent(ways::add);
        wayOut("weight-loss", word(!weightLoss), "", new PancreatitisEquation(cyst, !weightLoss, platelets))
                .ifPresent(ways::add);
        PancreatitisEquation turned = withCount(turningCount());
        wayOut(COUNT, turned.platelets.toPlainString(), UCUM, turned).ifPresent(ways::add);
        return ways;
    }

    private Optional<WayOut> wayOut(String input, String value, String ucum, PancreatitisEquation changed) {
        return changed.band().equals(band())
                ? Optional.empty()
                : Optional.of(new WayOut(input, value, ucum, changed.band()));
    }

    private static String word(boolean flag) {
        return flag ? "yes" : "no";
    }

    private PancreatitisEquation withCount(int count) {
        return new PancreatitisEquation(cyst, weightLoss, BigDecimal.valueOf(count));
    }

    /** The whole count nearest to this one at which the band is the other, or the end of the range where there is none. */
    private int turningCount() {
        boolean above = band().equals(ABOVE);
        int kept = above ? MOST : FEWEST;
        int turned = above ? FEWEST : MOST;
        if (withCount(turned).band().equals(band())) {
            return turned;
        }
        while (Math.abs(turned - kept) > 1) {
            int middle = (turned + kept) / 2;
            if (withCount(middle).band().equals(band())) {
                kept = middle;
            } else {
                turned = middle;
            }
        }
        return turned;
    }
}
