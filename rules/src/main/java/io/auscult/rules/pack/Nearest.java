package io.auscult.rules.pack;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The names that may have been meant, for who wrote one that there is not. */
public final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /** "; did you mean statin?", or nothing when no name comes near. */
    public static String hint(String word, Collection<String> names) {
        List<String> near = of(word, names);
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }

    static List<String> of(String word, Collection<String> names) {
        int most = Math.max(2, word.length() / 3);
        return names.stream()
                .filter(name -> distance(word, name) <= most || (word.length() > 3 && name.contains(word)))
                .sorted(Comparator.comparingInt((String name) -> distance(word, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** Levenshtein's, one row at a time. */
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
