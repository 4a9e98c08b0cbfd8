package io.auscult.cli.backfill;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of lines: entries = accepted + ignored + rejected, where a line is one entry unless it holds a Bundle.
 *
 * @param lines that are not blank
 * @param events that the accepted entries gave
 * @param ignored by resource type
 * @param reasons why entries were rejected, in the door's words
 */
record Tally(
        long lines,
        long entries,
        long accepted,
        long events,
        SortedMap<String, Long> ignored,
        SortedMap<String, Reason> reasons) {
    static final Tally NONE = new Tally(0, 0, 0, 0, new TreeMap<>(), new TreeMap<>());
    private static final int MOST_REASONS = 200;
    private static final String MORE = "other reasons";

    Tally {
        ignored = Collections.unmodifiableSortedMap(new TreeMap<>(ignored));
        reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    }

    /** How many were rejected for one reason, and where the first of them stands. */
    record Reason(long count, String first) {
        private static Reason sum(Reason earlier, Reason later) {
            return new Reason(earlier.count + later.count, earlier.first);
        }
    }

    static Tally rejected(String reason, String where) {
        return new Tally(1, 1, 0, 0, new TreeMap<>(), new TreeMap<>(Map.of(reason, new Reason(1, where))));
    }

    /** @param later the tally of what stands after this in the file */
    Tally plus(Tally later) {
        TreeMap<String, Long> allIgnored = new TreeMap<>(ignored);
        later.ignored.forEach((type, count) -> allIgnored.merge(type, count, Long::sum));
        TreeMap<String, Reason> allReasons = new TreeMap<>(reasons);
        later.reasons.forEach((reason, some) -> allReasons.merge(
                allReasons.containsKey(reason) || allReasons.size() < MOST_REASONS ? reason : MORE, some, Reason::sum));
        return new Tally(
                lines + later.lines,
                entries + later.entries,
                accepted + later.accepted,
                events + later.events,
                allIgnored,
                allReasons);
    }

    long allIgnored() {
        return ignored.values().stream().mapToLong(Long::longValue).sum();
    }

    long allRejected() {
        return reasons.values().stream().mapToLong(Reason::count).sum();
    }

    /** "12,345 lines: 11,000 events, 1,300 ignored, 45 rejected" */
    String words() {
        return "%,d lines: %,d events, %,d ignored, %,d rejected".formatted(lines, events, allIgnored(), allRejected());
    }

    /** One line for each reason, the most frequent first. */
    List<String> reasonLines() {
        return reasons.entrySet().stream()
                .sorted(Map.Entry.comparingByValue((one, other) -> Long.compare(other.count(), one.count())))
                .map(entry -> "%,d × %s (first: %s)"
                        .formatted(
                                entry.getValue().count(),
                                entry.getKey(),
                                entry.getValue().first()))
                .toList();
    }
}
