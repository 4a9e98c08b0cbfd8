package io.auscult.cli.send;

import java.util.Arrays;

/**
 * What an HL7 v2 receiver answered.
 *
 * @param code AA when the message is safe with the receiver, AE or AR when it is not
 * @param text the receiver's words, possibly empty
 */
public record Acknowledgement(String code, String text) {
    private static final int CODE = 1;
    private static final int TEXT = 3;

    /** @throws IllegalArgumentException when the answer has no MSA segment */
    static Acknowledgement of(String message) {
        String[] msa = Arrays.stream(message.split("[\\r\\n]+", -1))
                .filter(segment -> segment.startsWith("MSA|"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The answer has no MSA segment"))
                .split("\\|", -1);
        return new Acknowledgement(msa[CODE], msa.length > TEXT ? msa[TEXT] : "");
    }

    public boolean accepted() {
        return code.equals("AA") || code.equals("CA");
    }
}
