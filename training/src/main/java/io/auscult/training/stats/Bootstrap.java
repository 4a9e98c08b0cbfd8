package io.auscult.training.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Percentile intervals by drawing people with replacement, those with the disease and those without apart (stratified), from a fixed
 * seed. Efron B, Tibshirani RJ. An Introduction to the Bootstrap. Chapman and Hall 1993.
 *
 * @param samples how many; 2000 is usual
 */
public record Bootstrap(int samples, long seed) {

    /**
     * @param value of everybody, in place
     * @param diseased by person
     * @param statistic of a sample, given as positions
     */
    public Estimate interval(double value, List<Boolean> diseased, ToDoubleFunction<int[]> statistic) {
        int[] with = positions(diseased, true);
        int[] without = positions(diseased, false);
        Random random = new Random(seed);
        double[] drawn = new double[samples];
        for (int sample = 0; sample < samples; sample++) {
            drawn[sample] = statistic.applyAsDouble(draw(with, without, random));
        }
        Arrays.sort(drawn);
        return new Estimate(value, percentile(drawn, 0.025), percentile(drawn, 0.975));
    }

    private static int[] positions(List<Boolean> diseased, boolean wanted) {
        return IntStream.range(0, diseased.size())
                .filter(i -> diseased.get(i) == wanted)
                .toArray();
    }

    private static int[] draw(int[] with, int[] without, Random random) {
        int[] sample = new int[with.length + without.length];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = i < with.length ? with[random.nextInt(with.length)] : without[random.nextInt(without.length)];
        }
        return sample;
    }

    private static double percentile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
