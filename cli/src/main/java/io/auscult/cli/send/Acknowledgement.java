package io.auscult.cli.send;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What an HL7 v2 receiver answered.
 *
 * @param code AA when the message is safe with the receiver, AE or AR when it is not
 * @param text the receiver's words, possibly empty
 */
public record Acknowledgement(String code, String text) {
    private static final int SEPARATOR = 3;
    private static final int CODE = 1;
    private static final int TEXT = 3;
    /** MSH-15 among the parts of the header, of which the first is the segment's name and the separator is none. */
    private static final int ACCEPT = 14;

    /** The separator is the one of the answer's own header: a receiver may answer in the sender's. */
    public static Acknowledgement of(String message) {
        char separator = message.length() > SEPARATOR ? message.charAt(SEPARATOR) : '|';
        return message.lines()
                .filter(segment -> segment.startsWith("MSA") && segment.indexOf(separator) == SEPARATOR)
                .findFirst()
                .map(segment -> new Acknowledgement(field(segment, separator, CODE), field(segment, separator, TEXT)))
                .orElseGet(() -> new Acknowledgement("none", "the answer has no MSA segment"));
    }

    /** Whether a message says in MSH-15 or MSH-16 which answers it wants; else it gets one. */
    static boolean isAskedFor(byte[] message) {
        String header = new String(message, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("");
        if (header.length() <= SEPARATOR) {
            return false;
        }
        String[] fields = header.split(Pattern.quote(header.substring(SEPARATOR, SEPARATOR + 1)), -1);
        return Arrays.stream(fields).skip(ACCEPT).limit(2).anyMatch(field -> !field.isBlank());
    }

    /** Empty where there is none. */
    private static String field(String segment, char separator, int number) {
        int from = 0;
        for (int skipped = 0; skipped < number; skipped++) {
            from = segment.indexOf(separator, from) + 1;
            if (from == 0) {
                return "";
            }
        }
        int end = segment.indexOf(separator, from);
        return segment.substring(from, end < 0 ? segment.length() : end);
    }

    public boolean accepted() {
        return code.equals("AA") || code.equals("CA");
    }
}
