package io.auscult.models.points;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Points by range, from the lowest range up, as a score's publication prints them.
 *
 * @param rows in ascending order of their limits
 * @param above the points of what is above every limit
 */
public record PointTable(List<Row> rows, int above) {
    public PointTable {
        rows = List.copyOf(rows);
    }

    /** @param inclusive whether the limit itself belongs to the row */
    public record Row(BigDecimal limit, boolean inclusive, int points) {
        boolean holds(BigDecimal value) {
            int order = value.compareTo(limit);
            return order < 0 || (inclusive && order == 0);
        }

        Stream<BigDecimal> edges(BigDecimal step) {
            return inclusive ? Stream.of(limit, limit.add(step)) : Stream.of(limit.subtract(step), limit);
        }
    }

    public static Rows upTo(String limit, int points) {
        return new Rows().upTo(limit, points);
    }

    public static Rows below(String limit, int points) {
        return new Rows().below(limit, points);
    }

    public int points(BigDecimal value) {
        for (Row row : rows) {
            if (row.holds(value)) {
                return row.points();
            }
        }
        return above;
    }

    /** The first and the last value of every range: with {@code step} between neighbours, no others can be nearest to a change. */
    public List<BigDecimal> edges(BigDecimal step) {
        return rows.stream().flatMap(row -> row.edges(step)).toList();
    }

    /** A table while it is written down. */
    public static final class Rows {
        private final List<Row> rows = new ArrayList<>();

        private Rows() {}

        /** The range that ends with the limit, this included. */
        public Rows upTo(String limit, int points) {
            rows.add(new Row(new BigDecimal(limit), true, points));
            return this;
        }

        /** The range that ends before the limit. */
        public Rows below(String limit, int points) {
            rows.add(new Row(new BigDecimal(limit), false, points));
            return this;
        }

        public PointTable above(int points) {
            return new PointTable(rows, points);
        }
    }
}
