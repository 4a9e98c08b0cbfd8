package io.auscult.cli.deadletters;

import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Letters as lines for a person: one by one while they are few, else by reason. */
final class LetterTable {
    static final int FEW = 25;
    private static final String ROW = "%-12s  %-20s  %-12s  %-14s  %-14s  %s%n";
    private static final String GROUP = "%7s  %-12s  %-20s  %-12s  %s%n";

    private LetterTable() {}

    private record Kind(String app, String reason, String whatToDo) {}

    static void print(List<Letter> letters, boolean each, PrintWriter out) {
        if (letters.isEmpty()) {
            out.println("No dead letters");
        } else if (each || letters.size() <= FEW) {
            oneByOne(letters, out);
        } else {
            byReason(letters, out);
        }
    }

    private static void oneByOne(List<Letter> letters, PrintWriter out) {
        out.printf(Locale.ROOT, ROW, "ID", "RECEIVED", "APP", "FROM", "TYPE", "REASON");
        for (Letter letter : letters) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    letter.shortId(),
                    letter.received().truncatedTo(ChronoUnit.SECONDS),
                    letter.app(),
                    letter.from(),
                    letter.type(),
                    letter.reason());
            out.println("    " + (letter.open() ? letter.whatToDo() : closing(letter)));
        }
    }

    static String closing(Letter letter) {
        return "closed " + Objects.requireNonNull(letter.closed()).truncatedTo(ChronoUnit.SECONDS) + " by "
                + letter.closedBy();
    }

    private static void byReason(List<Letter> letters, PrintWriter out) {
        out.println(letters.size() + " dead letters by reason; one by one with --each");
        out.printf(Locale.ROOT, GROUP, "COUNT", "APP", "NEWEST", "SUCH AS", "REASON");
        Map<Kind, List<Letter>> kinds = new LinkedHashMap<>();
        letters.forEach(letter -> kinds.computeIfAbsent(
                        new Kind(letter.app(), letter.reason(), letter.whatToDo()), _ -> new ArrayList<>())
                .add(letter));
        kinds.entrySet().stream()
                .sorted(Comparator.comparingInt(kind -> -kind.getValue().size()))
                .forEach(kind -> {
                    Letter newest = kind.getValue().getLast();
                    out.printf(
                            Locale.ROOT,
                            GROUP,
                            kind.getValue().size(),
                            newest.app(),
                            newest.received().truncatedTo(ChronoUnit.SECONDS),
                            newest.shortId(),
                            newest.reason());
                    out.println("    " + newest.whatToDo());
                });
    }
}
