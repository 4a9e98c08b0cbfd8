package io.auscult.cli.backtest.outcome;

import io.auscult.training.stats.Scored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A tenth of the patients, by their predicted probability.
 *
 * @param predicted its mean
 * @param observed how many had the outcome
 */
public record Tenth(double predicted, Share observed) {
    private static final int PARTS = 10;

    /** From the least to the most likely; parts differ by one patient at most, and are fewer where there are fewer patients. */
    static List<Tenth> of(List<Scored> people) {
        List<Scored> sorted = people.stream()
                .sorted(Comparator.comparingDouble(Scored::score))
                .toList();
        List<Tenth> tenths = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            List<Scored> some = sorted.subList(part * sorted.size() / PARTS, (part + 1) * sorted.size() / PARTS);
            if (!some.isEmpty()) {
                tenths.add(new Tenth(
                        some.stream().mapToDouble(Scored::score).average().orElseThrow(),
                        new Share((int) some.stream().filter(Scored::diseased).count(), some.size())));
            }
        }
        return tenths;
    }
}
