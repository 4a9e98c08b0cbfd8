package io.auscult.training.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * The reliability table: of the people whose probability was between two limits, how many had the disease.
 *
 * @param from included
 * @param below not included; the last bin holds 1 too
 * @param people how many, on average over the repeats
 * @param predicted their mean probability
 * @param observed the share of them with the disease
 */
public record Reliability(double from, double below, double people, double predicted, double observed) {

    /**
     * Ten bins of equal width, without the empty ones.
     *
     * @param people of all repeats together
     */
    public static List<Reliability> tenths(List<Scored> people, int repeats) {
        List<Reliability> table = new ArrayList<>();
        for (int bin = 0; bin < 10; bin++) {
            double from = bin / 10.0;
            double below = (bin + 1) / 10.0;
            List<Scored> inside = people.stream()
                    .filter(one -> one.score() >= from && (one.score() < below || below == 1))
                    .toList();
            if (!inside.isEmpty()) {
                double predicted =
                        inside.stream().mapToDouble(Scored::score).average().orElseThrow();
                double observed =
                        (double) inside.stream().filter(Scored::diseased).count() / inside.size();
                table.add(new Reliability(from, below, (double) inside.size() / repeats, predicted, observed));
            }
        }
        return table;
    }
}
