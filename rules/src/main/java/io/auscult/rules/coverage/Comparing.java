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
            case "<" -> order(left, right) < 0;
            case "<=" -> order(left, right) <= 0;
            case ">" -> order(left, right) > 0;
            case ">=" -> order(left, right) >= 0;
            default -> throw new Undecidable("not a comparison: " + sign);
        };
    }

    static boolean same(@Nullable Object left, @Nullable Object right) {
        boolean numbers = left instanceof Number && right instanceof Number;
        return numbers ? order(left, right) == 0 : Objects.equals(left, right);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // two values of one class that is comparable with itself
    private static int order(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number one && right instanceof Number other) {
            return Double.compare(one.doubleValue(), other.doubleValue());
        }
        if (left instanceof Comparable one && right != null && left.getClass() == right.getClass()) {
            return one.compareTo(right);
        }
        throw new Undecidable("what is not there cannot be compared");
    }
}
