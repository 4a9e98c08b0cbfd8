package io.auscult.adapter.meter;

import io.micrometer.core.instrument.Counter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Counters that differ in what they count, each made when it is first needed and then at hand. */
final class Tally {
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final Function<String, Counter> make;

    /** @param make from a word of a closed set to its counter */
    Tally(Function<String, Counter> make) {
        this.make = make;
    }

    void add(String what) {
        Counter counter = counters.get(what);
        if (counter == null) {
            counter = counters.computeIfAbsent(what, make);
        }
        counter.increment();
    }

    long sum() {
        return counters.values().stream().mapToLong(Tally::count).sum();
    }

    long of(String what) {
        Counter counter = counters.get(what);
        return counter == null ? 0 : count(counter);
    }

    /** The most frequent first. */
    List<Count> counts() {
        return counters.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), count(entry.getValue())))
                .sorted(Comparator.comparingLong(Count::times).reversed().thenComparing(Count::what))
                .toList();
    }

    private static long count(Counter counter) {
        return Math.round(counter.count());
    }
}
