package io.auscult.training.fit;

import java.util.List;
import java.util.stream.IntStream;

/** The mean and standard deviation of every term among the people learnt from; a term that never varies is only centred. */
public record Scaling(List<Double> means, List<Double> deviations) {
    public Scaling {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }

    static Scaling of(List<double[]> rows) {
        int terms = rows.getFirst().length;
        List<Double> means =
                IntStream.range(0, terms).mapToObj(i -> mean(rows, i)).toList();
        List<Double> deviations = IntStream.range(0, terms)
                .mapToObj(i -> deviation(rows, i, means.get(i)))
                .toList();
        return new Scaling(means, deviations);
    }

    private static double mean(List<double[]> rows, int term) {
        double sum = 0;
        for (double[] row : rows) {
            sum += row[term];
        }
        return sum / rows.size();
    }

    private static double deviation(List<double[]> rows, int term, double mean) {
        double sum = 0;
        for (double[] row : rows) {
            sum += (row[term] - mean) * (row[term] - mean);
        }
        double deviation = Math.sqrt(sum / rows.size());
        return deviation > 0 ? deviation : 1;
    }

    double[] scaled(double[] row) {
        double[] scaled = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            scaled[i] = (row[i] - means.get(i)) / deviations.get(i);
        }
        return scaled;
    }
}
