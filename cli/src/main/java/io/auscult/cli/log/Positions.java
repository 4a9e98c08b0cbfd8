package io.auscult.cli.log;

import java.util.Map;
import java.util.TreeMap;

/** A point in the log: the offset of the next event of each partition. */
public record Positions(Map<Integer, Long> next) {
    public Positions {
        next = Map.copyOf(next);
    }

    public long of(int partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** Whether everything before the other point lies before this one. */
    public boolean reached(Positions other) {
        return behind(other) == 0;
    }

    /** How many offsets lie between this point and the other. */
    public long behind(Positions other) {
        return other.next.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - of(end.getKey())))
                .sum();
    }

    /** The later point up to which both have come. */
    public Positions and(Positions other) {
        Map<Integer, Long> both = new TreeMap<>(next);
        both.replaceAll((partition, offset) -> Math.min(offset, other.of(partition)));
        return new Positions(both);
    }
}
