package io.auscult.cli.deadletters;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of letters that were tried again: those that are not closed, with the reason, and how many of each outcome. */
final class TriedTable {
    private TriedTable() {}

    static void print(List<Tried> tried, PrintWriter out) {
        if (tried.isEmpty()) {
            out.println("No dead letters to try again");
            return;
        }
        tried.stream()
                .filter(letter -> !letter.done())
                .forEach(letter ->
                        out.printf(Locale.ROOT, "%-12s  %-14s  %s%n", id(letter), letter.outcome(), letter.reason()));
        out.println(words(tried));
    }

    private static String id(Tried letter) {
        return letter.id().substring(0, Math.min(Letter.SHORT_ID, letter.id().length()));
    }

    static String words(List<Tried> tried) {
        Map<String, Long> outcomes =
                tried.stream().collect(Collectors.groupingBy(Tried::outcome, TreeMap::new, Collectors.counting()));
        return outcomes.entrySet().stream()
                .map(outcome -> outcome.getValue() + " " + outcome.getKey())
                .collect(Collectors.joining(", "));
    }
}
