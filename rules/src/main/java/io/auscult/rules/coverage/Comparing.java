package io.auscult.rules.coverage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares as rules do: numbers by value, texts and times by their order, and nothing with nothing. */
final class Comparing {
    private Comparing() {}

    static boolean holds(@Nullable Object left, String sign, @Nullable Object right) {
        return switch (sign) {
            case "==" -> same(left, right);
            case "!=" -> !same(left, right);
            default ->
                areNumbers(left, right) ? holds(number(left), sign, number(right)) : holds(order(left, right), sign, 0);
        };
    }

    /** As the machine compares: a number that is none, such as a score that was not given, is beyond no limit. */
    private static boolean holds(double left, String sign, double right) {
        return switch (sign) {
            case "<" -> left < right;
            case "<=" -> left <= right;
            case ">" -> left > right;
            case ">=" -> left >= right;
            default -> throw new Undecidable("not a comparison: " + sign);
        };
    }

    static boolean same(@Nullable Object left, @Nullable Object right) {
        return areNumbers(left, right) ? number(left) == number(right) : Objects.equals(left, right);
    }

    private static boolean areNumbers(@Nullable Object left, @Nullable Object right) {
        return left instanceof Number && right instanceof Number;
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // two values of one class that is comparable with itself
    private static int order(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Comparable one && right != null && left.getClass() == right.getClass()) {
            return one.compareTo(right);
        }
        throw new Undecidable("what is not there cannot be compared");
    }
}
