package io.auscult.adapter.site;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody meant. */
final class Spelling {
    private static final int USUAL_ERRORS = 2;
    private static final int LONGEST = 64;

    private Spelling() {}

    /** The nearest of the known words, if it takes so few letters to come from one to the other that it may be meant. */
    static Optional<String> nearest(String word, Collection<String> known, int mostErrors) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= Math.min(mostErrors, candidate.length() / 2))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** What to do about a word that is none of the known ones. */
    static String remedy(String word, Collection<String> known) {
        return nearest(word, known, USUAL_ERRORS)
                .map(candidate -> "did you mean \"" + candidate + "\"?")
                .orElse("choose from " + String.join(", ", known));
    }

    /** Levenshtein's, one row at a time; case and separators do not count. */
    private static int distance(String one, String other) {
        String a = plain(one);
        String b = plain(other);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private static String plain(String word) {
        return word.substring(0, Math.min(word.length(), LONGEST))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[-_. ]", "");
    }
}
