package io.auscult.cli.backtest.count;

import io.auscult.cli.backtest.life.Life;
import io.auscult.cli.backtest.outcome.Spread;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Pending;
import io.auscult.core.signal.Signal.RiskScored;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What one model said of the patients, by its newest answer to each. */
public record ModelCounts(ModelRef model, List<Life> lives) {
    private static final int BARS = 20;

    public ModelCounts {
        lives = List.copyOf(lives);
    }

    /** Patients whose first score lies between two limits; the last bar holds its upper limit too. */
    public record Bar(double from, double to, int patients) {}

    private Stream<Signal> newest() {
        return lives.stream().map(life -> life.newest().get(model)).filter(Objects::nonNull);
    }

    private List<Double> scores() {
        return newest().filter(RiskScored.class::isInstance)
                .map(signal -> ((RiskScored) signal).scores().getFirst().value())
                .sorted()
                .toList();
    }

    public int scored() {
        return scores().size();
    }

    /** Empty where nobody has a score. */
    public Optional<Spread> spread() {
        return Spread.of(scores());
    }

    /** From the least score to the largest, in equal steps. */
    public List<Bar> histogram() {
        List<Double> scores = scores();
        if (scores.isEmpty()) {
            return List.of();
        }
        double least = scores.getFirst();
        double step = (scores.getLast() - least) / BARS;
        if (step == 0) {
            return List.of(new Bar(least, least, scores.size()));
        }
        int[] counts = new int[BARS];
        scores.forEach(score -> counts[Math.min(BARS - 1, (int) ((score - least) / step))]++);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < BARS; i++) {
            bars.add(new Bar(least + i * step, least + (i + 1) * step, counts[i]));
        }
        return bars;
    }

    /** By the model's own name of the range; and how many have none. */
    public SortedMap<String, Integer> bands() {
        SortedMap<String, Integer> bands = new TreeMap<>();
        newest().forEach(signal -> bands.merge(
                switch (signal) {
                    case RiskScored scored -> scored.band();
                    case NotAssessable _ -> "(not assessable)";
                    case Pending _ -> "(pending)";
                },
                1,
                Integer::sum));
        return bands;
    }

    /** Why there is no score: the input and what is wrong with it. A patient counts for each of the reasons. */
    public SortedMap<String, Integer> reasons() {
        SortedMap<String, Integer> reasons = new TreeMap<>();
        newest().filter(NotAssessable.class::isInstance)
                .map(NotAssessable.class::cast)
                .forEach(none -> none.problems().stream()
                        .map(problem -> problem.input() + ": "
                                + problem.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .distinct()
                        .forEach(reason -> reasons.merge(reason, 1, Integer::sum)));
        return reasons;
    }
}
