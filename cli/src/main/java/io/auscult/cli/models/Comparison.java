package io.auscult.cli.models;

import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Pending;
import io.auscult.core.signal.Signal.RiskScored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Two models, or two versions of one, on the patients of whom both have said something: the newest answer of each. Signals are
 * recorded only when they change, so the newest is what the model says still.
 *
 * @param onlyFirst how many patients only the first has answered
 * @param pairs by patient
 */
public record Comparison(ModelRef first, ModelRef second, int onlyFirst, int onlySecond, List<Pair> pairs) {
    public Comparison {
        pairs = List.copyOf(pairs);
    }

    /** The answers to one patient. */
    public record Pair(String patient, Signal first, Signal second) {
        /** The band, or that there is none. */
        public static String word(Signal signal) {
            return switch (signal) {
                case RiskScored scored -> scored.band();
                case NotAssessable _ -> "not-assessable";
                case Pending _ -> "pending";
            };
        }

        String firstWord() {
            return word(first);
        }

        String secondWord() {
            return word(second);
        }

        boolean agrees() {
            return firstWord().equals(secondWord());
        }

        /** Second minus first, of the first score of each; empty unless both have one. */
        Optional<Double> difference() {
            return first instanceof RiskScored a && second instanceof RiskScored b
                    ? Optional.of(b.scores().getFirst().value()
                            - a.scores().getFirst().value())
                    : Optional.empty();
        }
    }

    /** How the differences of the scores are spread; second minus first. */
    public record Spread(
            int count, double least, double lower, double median, double upper, double most, double meanAbsolute) {}

    /** Gathers the newest answers as they come by. */
    public static final class Gathering {
        private final ModelRef first;
        private final ModelRef second;
        private final Map<String, Signal> ofFirst = new TreeMap<>();
        private final Map<String, Signal> ofSecond = new TreeMap<>();

        public Gathering(ModelRef first, ModelRef second) {
            this.first = first;
            this.second = second;
        }

        /** To be called in the order of recording. */
        public void add(String patient, Signal signal) {
            if (signal.model().equals(first)) {
                ofFirst.put(patient, signal);
            } else if (signal.model().equals(second)) {
                ofSecond.put(patient, signal);
            }
        }

        public Comparison compared() {
            List<Pair> pairs = new ArrayList<>();
            ofFirst.forEach((patient, signal) -> {
                Signal other = ofSecond.get(patient);
                if (other != null) {
                    pairs.add(new Pair(patient, signal, other));
                }
            });
            return new Comparison(first, second, ofFirst.size() - pairs.size(), ofSecond.size() - pairs.size(), pairs);
        }
    }

    public long agreeing() {
        return pairs.stream().filter(Pair::agrees).count();
    }

    /** From the first's band to the second's, and how many patients; those that agree among them. */
    public Map<String, Map<String, Integer>> bands() {
        Map<String, Map<String, Integer>> bands = new TreeMap<>();
        pairs.forEach(pair -> bands.computeIfAbsent(pair.firstWord(), _ -> new TreeMap<>())
                .merge(pair.secondWord(), 1, Integer::sum));
        return bands;
    }

    /** Who would be in another band, the largest difference first. */
    List<Pair> changed() {
        return pairs.stream()
                .filter(pair -> !pair.agrees())
                .sorted(Comparator.comparingDouble(
                                (Pair pair) -> -Math.abs(pair.difference().orElse(0.0)))
                        .thenComparing(Pair::patient))
                .toList();
    }

    /** Null when no patient has a score of both. */
    @Nullable Spread spread() {
        List<Double> sorted = pairs.stream()
                .flatMap(pair -> pair.difference().stream())
                .sorted()
                .toList();
        if (sorted.isEmpty()) {
            return null;
        }
        double absolute = sorted.stream().mapToDouble(Math::abs).average().orElseThrow();
        return new Spread(
                sorted.size(),
                sorted.getFirst(),
                quantile(sorted, 0.25),
                quantile(sorted, 0.5),
                quantile(sorted, 0.75),
                sorted.getLast(),
                absolute);
    }

    /** Between the two nearest values, as R's type 7 does. */
    private static double quantile(List<Double> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        double from = sorted.get(below);
        return from + (place - below) * (sorted.get(above) - from);
    }
}
