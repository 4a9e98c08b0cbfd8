package io.auscult.training.fit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an input becomes one or more numbers: by the card's transform, and for {@link Above} in the graph. */
public sealed interface Column {
    String input();

    /** What the numbers are called. */
    List<String> names();

    /** What the card makes of the value, and so what the graph is given. */
    List<Double> columns(Object value);

    /** The limit above which the graph makes a 1 of a number; null when it takes the number itself. */
    default @Nullable Double limit() {
        return null;
    }

    /** A number. */
    record Measured(String input, Scale scale) implements Column {
        @Override
        public List<String> names() {
            return List.of(input);
        }

        @Override
        public List<Double> columns(Object value) {
            return List.of(scale.of((Double) value));
        }
    }

    /** Whether a number is above a limit. */
    record Above(String input, double over) implements Column {
        @Override
        public List<String> names() {
            return List.of(input);
        }

        @Override
        public List<Double> columns(Object value) {
            return List.of((Double) value);
        }

        @Override
        public Double limit() {
            return over;
        }
    }

    /** A word that stands for a number. */
    record Mapped(String input, Map<String, Double> numbers) implements Column {
        public Mapped {
            numbers = Map.copyOf(numbers);
        }

        @Override
        public List<String> names() {
            return List.of(input);
        }

        @Override
        public List<Double> columns(Object value) {
            Double number = numbers.get(value);
            if (number == null) {
                throw new IllegalArgumentException(input + " has a word that is not known");
            }
            return List.of(number);
        }
    }

    /** A word that becomes as many numbers as there are words: 1 for it, 0 for the others. */
    record OneHot(String input, List<String> words) implements Column {
        public OneHot {
            words = List.copyOf(words);
        }

        @Override
        public List<String> names() {
            return words.stream().map(word -> input + "_" + word).toList();
        }

        @Override
        public List<Double> columns(Object value) {
            if (!words.contains(value)) {
                throw new IllegalArgumentException(input + " has a word that is not known");
            }
            return words.stream().map(word -> word.equals(value) ? 1.0 : 0.0).toList();
        }
    }
}
