package io.auscult.models.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
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

    /** Whether the caller wrote anything under that name. */
    public boolean has(String key) {
        return values.get(key) != null;
    }

    public void problem(String key, String what) {
        problems.add(key + ": " + what);
    }

    /** A word that may be left out; a number or true or false counts as the word that it is printed as. */
    public Optional<String> printedWord(String key) {
        return switch (values.get(key)) {
            case null -> Optional.empty();
            case String word -> Optional.of(word);
            case Boolean flag -> Optional.of(flag.toString());
            case Number _ -> optionalNumber(key).map(BigDecimal::toPlainString);
            default -> {
                problem(key, "not a word");
                yield Optional.empty();
            }
        };
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

    /** A number that has to be there and between the two, these included; zero where it is not, and then there is a problem. */
    public BigDecimal number(String key, String low, String high, String unit) {
        Optional<BigDecimal> value = number(key);
        value.ifPresent(number -> within(key, number, low, high, unit));
        return value.orElse(BigDecimal.ZERO);
    }

    /** A whole number that has to be there and between the two, these included; the lower one where it is not. */
    public int whole(String key, int low, int high) {
        Optional<BigDecimal> value = number(key);
        Optional<BigDecimal> whole = value.filter(number -> number.scale() <= 0
                && number.compareTo(BigDecimal.valueOf(low)) >= 0
                && number.compareTo(BigDecimal.valueOf(high)) <= 0);
        if (value.isPresent() && whole.isEmpty()) {
            problem(key, "not a whole number from " + low + " to " + high);
        }
        return whole.map(BigDecimal::intValueExact).orElse(low);
    }

    /** The numbers of a list; empty where it is not one, and then there is a problem. */
    public List<BigDecimal> numbers(String key) {
        if (!(values.get(key) instanceof List<?> list)) {
            problem(key, values.get(key) == null ? "missing" : "not a list");
            return List.of();
        }
        List<BigDecimal> numbers = new ArrayList<>();
        for (Object entry : list) {
            new LineInputs(Collections.singletonMap(key, entry))
                    .optionalNumber(key)
                    .ifPresent(numbers::add);
        }
        if (numbers.size() < list.size()) {
            problem(key, "not a list of numbers");
        }
        return numbers;
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

    /** A word that has to be there; empty where it is not, and then there is a problem. */
    public Optional<String> word(String key) {
        if (values.get(key) == null) {
            problem(key, "missing");
        }
        return optionalWord(key);
    }

    /** A word that may be left out; empty also where it is not a word, and then there is a problem. */
    public Optional<String> optionalWord(String key) {
        return switch (values.get(key)) {
            case null -> Optional.empty();
            case String word -> Optional.of(word);
            default -> {
                problem(key, "not a word");
                yield Optional.empty();
            }
        };
    }
}
