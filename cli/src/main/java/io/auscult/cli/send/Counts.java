package io.auscult.cli.send;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the entries that were sent.
 *
 * @param ignored understood and of a kind that Auscult does not use
 * @param reasons why entries were rejected, in the receiver's words, with how many of each
 */
public record Counts(int accepted, int ignored, int rejected, SortedMap<String, Integer> reasons) {
    public static final Counts NONE = new Counts(0, 0, 0, new TreeMap<>());

    public Counts {
        reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    }

    public static Counts ofAccepted(int count) {
        return new Counts(count, 0, 0, new TreeMap<>());
    }

    public static Counts ofIgnored(int count) {
        return new Counts(0, count, 0, new TreeMap<>());
    }

    public static Counts ofRejected(String reason) {
        return new Counts(0, 0, 1, new TreeMap<>(Map.of(reason, 1)));
    }

    public Counts plus(Counts other) {
        TreeMap<String, Integer> all = new TreeMap<>(reasons);
        other.reasons.forEach((reason, count) -> all.merge(reason, count, Integer::sum));
        return new Counts(accepted + other.accepted, ignored + other.ignored, rejected + other.rejected, all);
    }

    /** "312 accepted, 1188 ignored, 0 rejected" */
    public String words() {
        return accepted + " accepted, " + ignored + " ignored, " + rejected + " rejected";
    }

    /** One line for each reason, the most frequent first. */
    public List<String> reasonLines() {
        List<Map.Entry<String, Integer>> sorted = new ArrayList<>(reasons.entrySet());
        sorted.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
        return sorted.stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .toList();
    }
}
