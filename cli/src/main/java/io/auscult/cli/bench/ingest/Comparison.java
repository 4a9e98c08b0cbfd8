package io.auscult.cli.bench.ingest;

import io.auscult.cli.bench.Spread;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The adapter beside plain parsing, round by round: round i of one had the bytes of round i of the other.
 *
 * @param used by the adapter's rounds, in microseconds an item
 */
record Comparison(String item, int connections, List<Timed> adapter, List<Timed> parsing, Used used) {
    /** The least part of plain parsing's speed that the adapter must have. */
    static final double FLOOR = 0.5;

    static final double TARGET = 0.8;

    Comparison {
        adapter = List.copyOf(adapter);
        parsing = List.copyOf(parsing);
    }

    List<Double> ratios() {
        return IntStream.range(0, adapter.size())
                .mapToObj(i -> adapter.get(i).perSecond() / parsing.get(i).perSecond())
                .toList();
    }

    Spread ratio() {
        return Spread.of(ratios());
    }

    static Spread perSecond(List<Timed> rounds) {
        return Spread.of(rounds.stream().map(Timed::perSecond).toList());
    }

    static Spread megabytesPerSecond(List<Timed> rounds) {
        return Spread.of(rounds.stream().map(Timed::megabytesPerSecond).toList());
    }
}
