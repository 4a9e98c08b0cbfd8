package io.auscult.training.stats;

import java.util.List;

/**
 * The area under the receiver operating characteristic curve: how often a diseased person has the higher score than one who is not,
 * ties counting half. Its variance is that of DeLong, DeLong and Clarke-Pearson (Biometrics 1988;44:837-845), by the midranks of Sun
 * and Xu (IEEE Signal Processing Letters 2014;21:1389-1393, doi:10.1109/LSP.2014.2337313).
 */
public record Auroc(double value, double variance) {
    /** @throws IllegalArgumentException unless there are two of each kind, without whom there is no variance */
    public static Auroc of(List<Scored> people) {
        double[] diseased = scores(people, true);
        double[] healthy = scores(people, false);
        if (diseased.length < 2 || healthy.length < 2) {
            throw new IllegalArgumentException("An AUROC needs two people with the disease and two without");
        }
        double[] all = new double[people.size()];
        System.arraycopy(diseased, 0, all, 0, diseased.length);
        System.arraycopy(healthy, 0, all, diseased.length, healthy.length);
        double[] ranks = Midranks.of(all);
        double[] beaten = shares(ranks, 0, Midranks.of(diseased), healthy.length);
        double[] beating = shares(ranks, diseased.length, Midranks.of(healthy), diseased.length);
        double variance = variance(beaten) / diseased.length + variance(beating) / healthy.length;
        return new Auroc(mean(beaten), variance);
    }

    /** Of the other kind, the share that lies below each one. */
    private static double[] shares(double[] ranks, int from, double[] ranksWithin, int others) {
        double[] shares = new double[ranksWithin.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (ranks[from + i] - ranksWithin[i]) / others;
        }
        return shares;
    }

    private static double[] scores(List<Scored> people, boolean diseased) {
        return people.stream()
                .filter(one -> one.diseased() == diseased)
                .mapToDouble(Scored::score)
                .toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }

    /** With DeLong's 95 % interval. */
    public Estimate estimate() {
        return Estimate.normal(value, Math.sqrt(variance), 0, 1);
    }

    /** Of several validations of the same people: the mean of the areas, with the mean of their variances, so nothing is gained by repeating. */
    public static Estimate mean(List<Auroc> repeats) {
        double value = repeats.stream().mapToDouble(Auroc::value).average().orElseThrow();
        double variance =
                repeats.stream().mapToDouble(Auroc::variance).average().orElseThrow();
        return new Auroc(value, variance).estimate();
    }
}
