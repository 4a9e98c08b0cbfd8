package io.auscult.rules.lint;

import io.auscult.core.release.PackRelease;
import io.auscult.rules.pack.RuleError;

/** Finds in a file's text the place that a finding is about. */
final class Sources {
    private Sources() {}

    /** At the last of the words, each looked for behind the one before; at the file's beginning when they are not there. */
    static RuleError find(PackRelease release, String file, String message, String... words) {
        String text = release.files().getOrDefault(file, "");
        int at = 0;
        int found = 0;
        for (String word : words) {
            int next = text.indexOf(word, at);
            if (next >= 0) {
                found = next;
                at = next + word.length();
            }
        }
        return at(file, text, found, message);
    }

    /** The same with a column where only the line is known: where the line's words begin, after the hyphen of a list. */
    static RuleError withColumn(PackRelease release, RuleError error) {
        if (error.column() > 0) {
            return error;
        }
        if (error.line() == 0) {
            return new RuleError(error.file(), 1, 1, error.message());
        }
        String line = release.files()
                .getOrDefault(error.file(), "")
                .lines()
                .skip(error.line() - 1L)
                .findFirst()
                .orElse("");
        String words = line.stripLeading();
        int item = words.startsWith("- ") ? "- ".length() : 0;
        return new RuleError(error.file(), error.line(), line.length() - words.length() + item + 1, error.message());
    }

    private static RuleError at(String file, String text, int index, String message) {
        String before = text.substring(0, index);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new RuleError(file, line, index - before.lastIndexOf('\n'), message);
    }
}
