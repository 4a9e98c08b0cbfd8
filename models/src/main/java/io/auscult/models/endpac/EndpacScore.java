package io.auscult.models.endpac;

import io.auscult.core.signal.Signal.Contribution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * ENDPAC: Sharma A, Kandlakunta H, Nagpal SJS, et al. Gastroenterology 2018;155:730-739.e3, doi:10.1053/j.gastro.2018.05.023,
 * Table 1. The score is the sum of three parts; see {@link EndpacBand} for what it means.
 *
 * <p>Where the paper leaves a choice, this is ours:
 *
 * <ul>
 *   <li>Values between the printed bands (109.5 mg/dL, −3.95 kg) are rounded to the printed precision first, half away from zero:
 *       glucose to 1 mg/dL, weight to 0.1 kg; age counts in completed years. Where that changed a value, a caveat says so.
 *   <li>The glucose part is the difference of categories as printed, without a guard on the earlier value (5 % of cancers and 23 %
 *       of controls in the paper's Table 3 had 126 mg/dL or more a year before); so it can be 0 or negative.
 *   <li>Fasting and other glucose values are not told apart, because the paper does not.
 * </ul>
 *
 * @param glucose onset category minus earlier category
 * @param weight a loss scores up
 * @param age at onset
 * @param caveats the roundings that changed a value
 */
public record EndpacScore(int glucose, int weight, int age, List<String> caveats) {
    public EndpacScore {
        caveats = List.copyOf(caveats);
    }

    public static EndpacScore of(EndpacInputs inputs) {
        List<String> caveats = new ArrayList<>();
        BigDecimal onset = rounded("glucose at onset", inputs.glucoseOnset(), 0, RoundingMode.HALF_UP, caveats);
        BigDecimal prior = rounded("glucose one year before", inputs.glucosePrior(), 0, RoundingMode.HALF_UP, caveats);
        BigDecimal change = rounded("weight change", inputs.weightChange(), 1, RoundingMode.HALF_UP, caveats);
        BigDecimal age = rounded("age", inputs.age(), 0, RoundingMode.FLOOR, caveats);
        return new EndpacScore(
                glucoseCategory(onset) - glucoseCategory(prior), weightPoints(change), agePoints(age), caveats);
    }

    public int total() {
        return glucose + weight + age;
    }

    /** How {@link #contributions} are found, for a reader. */
    public static String method() {
        return "points of the score";
    }

    /** The three parts, which add up to the score. */
    public List<Contribution> contributions() {
        return List.of(
                new Contribution("glucose", glucose),
                new Contribution("body-weight", weight),
                new Contribution("age", age));
    }

    public EndpacBand band() {
        return EndpacBand.of(total());
    }

    /** @param mgDl a whole number of mg/dL */
    static int glucoseCategory(BigDecimal mgDl) {
        if (atLeast(mgDl, "161")) {
            return 5;
        }
        if (atLeast(mgDl, "126")) {
            return 4;
        }
        if (atLeast(mgDl, "110")) {
            return 3;
        }
        return atLeast(mgDl, "100") ? 2 : 1;
    }

    /** @param kg onset minus one year before, to 0.1 kg */
    static int weightPoints(BigDecimal kg) {
        return -kg.signum() * sizePoints(kg.abs());
    }

    private static int sizePoints(BigDecimal kg) {
        if (atLeast(kg, "6.0")) {
            return 6;
        }
        if (atLeast(kg, "4.0")) {
            return 4;
        }
        return atLeast(kg, "2.0") ? 2 : 0;
    }

    /** @param years completed */
    static int agePoints(BigDecimal years) {
        if (atLeast(years, "70")) {
            return 1;
        }
        return atLeast(years, "60") ? 0 : -1;
    }

    private static boolean atLeast(BigDecimal value, String limit) {
        return value.compareTo(new BigDecimal(limit)) >= 0;
    }

    private static BigDecimal rounded(
            String name, BigDecimal value, int scale, RoundingMode mode, List<String> caveats) {
        BigDecimal rounded = value.setScale(scale, mode);
        if (rounded.compareTo(value) != 0) {
            caveats.add(
                    "The " + name + " of " + value.toPlainString() + " was scored as " + rounded.toPlainString() + ".");
        }
        return rounded;
    }
}
