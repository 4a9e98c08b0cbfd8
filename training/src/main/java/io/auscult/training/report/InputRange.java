package io.auscult.training.report;

import io.auscult.training.data.Person;
import io.auscult.training.fit.Column;
import io.auscult.training.study.Subject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * The values of a measured input among the people, for the card's range and for making vectors.
 *
 * @param low, high the least and the greatest, rounded outwards to three digits
 * @param median rounded to three digits
 * @param whole whether all of them are whole numbers
 */
record InputRange(BigDecimal low, BigDecimal high, BigDecimal median, boolean whole) {
    private static final int DIGITS = 3;

    static InputRange of(Column.Measured column, Subject subject) {
        List<Double> values = subject.people().stream()
                .map(person -> number(person, column))
                .sorted()
                .toList();
        return new InputRange(
                rounded(values.getFirst(), RoundingMode.FLOOR),
                rounded(values.getLast(), RoundingMode.CEILING),
                rounded(values.get(values.size() / 2), RoundingMode.HALF_EVEN),
                values.stream().allMatch(value -> value == Math.rint(value)));
    }

    private static double number(Person person, Column.Measured column) {
        return person.number(column.input());
    }

    static BigDecimal rounded(double value, RoundingMode mode) {
        return new BigDecimal(new BigDecimal(Double.toString(value))
                .round(new MathContext(DIGITS, mode))
                .stripTrailingZeros()
                .toPlainString());
    }
}
