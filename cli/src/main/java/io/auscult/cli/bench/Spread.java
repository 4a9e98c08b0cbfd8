package io.auscult.cli.bench;

import java.util.Collection;
import java.util.Locale;

/** A figure that was measured several times. */
public record Spread(double median, double least, double most) {
    public static Spread of(Collection<Double> figures) {
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN);
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** "5,120 (4,800 to 5,300)". */
    public String words(int decimals) {
        String one = "%,." + decimals + "f";
        return String.format(Locale.ROOT, one + " (" + one + " to " + one + ")", median, least, most);
    }
}
