package io.auscult.cli.bench.feed;

import java.util.random.RandomGenerator;

/**
 * How many facts the patients' charts hold before the bench begins: log-normal, and of each thousand patients some with a history
 * as long as that of a patient on dialysis. The corpus that {@code feed.tsv} was counted in has 685 to 1,411 facts for ten years.
 *
 * @param sigma of the logarithm; 1 means that one patient in six has more than 2.7 times the median
 * @param veryLongPerThousand patients with 10,000 to 16,000 facts
 */
public record ChartSizes(int median, double sigma, int veryLongPerThousand) {
    private static final int LEAST = 5;
    private static final int MOST = 10_000;
    private static final int VERY_LONG = 10_000;
    private static final int LONGEST = 16_000;

    int draw(RandomGenerator random) {
        if (random.nextInt(1_000) < veryLongPerThousand) {
            return random.nextInt(VERY_LONG, LONGEST);
        }
        double drawn = median * StrictMath.exp(sigma * random.nextGaussian());
        return (int) Math.clamp(drawn, LEAST, MOST);
    }
}
