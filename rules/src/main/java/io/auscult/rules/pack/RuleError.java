package io.auscult.rules.pack;

/**
 * What is wrong in a file, where, and what to do about it: what an informaticist reads before a pack is refused.
 *
 * @param file name within the pack or catalogue
 * @param line from 1; 0 when it is about the file as a whole
 * @param column from 1; 0 when it is about the line as a whole
 */
public record RuleError(String file, int line, int column, String message) {
    /** In a spreadsheet a place is a cell. */
    static final String SHEET = ".xlsx";

    private static final int LETTERS = 26;

    public static RuleError in(String file, String message) {
        return new RuleError(file, 0, 0, message);
    }

    public static RuleError at(String file, int line, String message) {
        return new RuleError(file, line, 0, message);
    }

    /** "thresholds.csv:3: value: not a number: x", as compilers print it; in a spreadsheet "thresholds.xlsx:E3: …". */
    public String words() {
        return place() + ": " + message;
    }

    /** The place alone. */
    public String place() {
        if (line == 0) {
            return file;
        }
        if (file.endsWith(SHEET)) {
            return file + ":" + letters(column) + line;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }

    private static String letters(int column) {
        int before = (column - 1) / LETTERS;
        return column <= 0 ? "" : letters(before) + (char) ('A' + (column - 1) % LETTERS);
    }
}
