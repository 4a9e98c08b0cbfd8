package io.auscult.models.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one line as the caller wrote them: numbers, true/false or 0/1, and words. Reads them one by one and remembers
 * everything that is wrong, by name; a text is never taken for a number.
 */
public final class LineInputs {
    private final Map<String, ? extends @Nullable Object> values;
    private final List<String> problems = new ArrayList<>();

    public LineInputs(Map<String, ? extends @Nullable Object> values) {
        this.values = values;
    }

    public boolean sound() {
        return problems.isEmpty();
    }

    /** Every problem, each naming its input. */
    public String reason() {
        return String.join("; ", problems);
    }

    public void problem(String key, String what) {
        problems.add(key + ": " + what);
    }

    /** A number that has to be there; empty where it is not, and then there is a problem. */
    public Optional<BigDecimal> number(String key) {
        if (values.get(key) == null) {
            problem(key, "missing");
        }
        return optionalNumber(key);
    }

    /** A number that may be left out; empty also where it is not a number, and then there is a problem. */
    public Optional<BigDecimal> optionalNumber(String key) {
        return switch (values.get(key)) {
            case null -> Optional.empty();
            case Number number
            when Double.isFinite(number.doubleValue()) ->
                Optional.of(BigDecimal.valueOf(number.doubleValue()).stripTrailingZeros());
            default -> {
                problem(key, "not a number");
                yield Optional.empty();
            }
        };
    }

    /** Notes a problem when the value is not between the two, these included. */
    public void within(String key, BigDecimal value, String low, String high, String unit) {
        if (value.compareTo(new BigDecimal(low)) < 0 || value.compareTo(new BigDecimal(high)) > 0) {
            problem(key, value.toPlainString() + " is outside " + low + " to " + high + " " + unit);
        }
    }

    /** True or false, or 1 or 0. */
    public boolean flag(String key) {
        return switch (values.get(key)) {
            case null -> {
                problem(key, "missing");
                yield false;
            }
            case Boolean flag -> flag;
            case Number number when number.doubleValue() == 0 || number.doubleValue() == 1 -> number.doubleValue() == 1;
            default -> {
                problem(key, "neither true (1) nor false (0)");
                yield false;
            }
        };
    }

    /** A word; empty where it is not there, and then there is a problem. */
    public Optional<String> word(String key) {
        return switch (values.get(key)) {
            case null -> {
                problem(key, "missing");
                yield Optional.empty();
            }
            case String word -> Optional.of(word);
            default -> {
                problem(key, "not a word");
                yield Optional.empty();
            }
        };
    }
}
