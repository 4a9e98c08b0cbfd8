package io.auscult.cli.send;

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

    /** The separator is the one of the answer's own header: a receiver may answer in the sender's. */
    static Acknowledgement of(String message) {
        String separator = message.length() > SEPARATOR ? message.substring(SEPARATOR, SEPARATOR + 1) : "|";
        return Arrays.stream(message.split("[\\r\\n]+", -1))
                .filter(segment -> segment.startsWith("MSA" + separator))
                .findFirst()
                .map(segment -> of(segment.split(Pattern.quote(separator), -1)))
                .orElseGet(() -> new Acknowledgement("none", "the answer has no MSA segment"));
    }

    private static Acknowledgement of(String[] msa) {
        return new Acknowledgement(msa[CODE], msa.length > TEXT ? msa[TEXT] : "");
    }

    public boolean accepted() {
        return code.equals("AA") || code.equals("CA");
    }
}
