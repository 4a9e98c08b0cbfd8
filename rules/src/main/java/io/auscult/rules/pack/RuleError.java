package io.auscult.rules.pack;

/**
 * What is wrong in a file, where, and what to do about it: what an informaticist reads before a pack is refused.
 *
 * @param file name within the pack or catalogue
 * @param line from 1; 0 when it is about the file as a whole
 * @param column from 1; 0 when it is about the line as a whole
 */
public record RuleError(String file, int line, int column, String message) {

    public static RuleError in(String file, String message) {
        return new RuleError(file, 0, 0, message);
    }

    public static RuleError at(String file, int line, String message) {
        return new RuleError(file, line, 0, message);
    }

    /** "thresholds.csv:3: value: not a number: x", as compilers print it. */
    public String words() {
        String place = line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
        return place + ": " + message;
    }
}
