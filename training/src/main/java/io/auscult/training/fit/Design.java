package io.auscult.training.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The inputs of a model, in the order of its graph's columns.
 *
 * @param name tells it from other designs that are tried
 */
public record Design(String name, List<Column> columns) {
    public Design {
        columns = List.copyOf(columns);
    }

    /** The names of all columns, in order. */
    public List<String> names() {
        return columns.stream().flatMap(column -> column.names().stream()).toList();
    }

    /** One for each column: the limit that the graph applies, NaN where it applies none. */
    public List<Double> limits() {
        List<Double> limits = new ArrayList<>();
        for (Column column : columns) {
            double limit = Objects.requireNonNullElse(column.limit(), Double.NaN);
            column.names().forEach(_ -> limits.add(limit));
        }
        return limits;
    }

    /** The numbers that are weighed, for a person's inputs: the columns, with their limits applied. */
    double[] terms(Map<String, Object> inputs) {
        List<Double> terms = new ArrayList<>();
        for (Column column : columns) {
            Double limit = column.limit();
            for (double value : column.columns(Objects.requireNonNull(inputs.get(column.input()), column.input()))) {
                terms.add(limit == null ? value : value > limit ? 1.0 : 0.0);
            }
        }
        return terms.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
