package io.auscult.mapping.v2;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The MSH of a message that is to be answered, of which perhaps no more than the beginning came. It is read one character a byte,
 * and answers are written so, which gives back a name or a number as the sender wrote it, in whatever character set.
 *
 * @param msh null when there is none
 */
record ReceivedHeader(@Nullable Segment msh, Charset charset) {
    private static final int MOST_BYTES = 8 * 1024;
    private static final int MARK = 3;
    private static final Pattern TWO_DIGITS = Pattern.compile("\\d{1,2}");
    private static final EncodingCharacters USUAL = new EncodingCharacters('|', "^~\\&");

    static ReceivedHeader of(byte[] message) {
        Charset charset = charset(message);
        int from = startsWith(message, 0xEF, 0xBB, 0xBF) ? MARK : 0;
        String head = new String(message, from, Math.min(MOST_BYTES, message.length - from), charset).strip();
        Er7 first = Er7.parse(head.lines().findFirst().orElse(""));
        return new ReceivedHeader(first == null ? null : first.header(), charset);
    }

    /** MLLP forbids two-byte characters, since half of one may look like the end of a frame; some send them all the same. */
    private static Charset charset(byte[] message) {
        if (startsWith(message, 'M', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(message, 0, 'M') ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1;
    }

    private static boolean startsWith(byte[] message, int... bytes) {
        boolean same = message.length >= bytes.length;
        for (int i = 0; same && i < bytes.length; i++) {
            same = (message[i] & 0xFF) == bytes[i];
        }
        return same;
    }

    EncodingCharacters delimiters() {
        return msh == null ? USUAL : msh.delimiters();
    }

    /** A field as it was written, empty when there is none. */
    String raw(int number) {
        return msh == null ? "" : msh.raw(number);
    }

    String component(int number, int component) {
        return msh == null ? "" : msh.field(number).component(component);
    }

    /** MSH-12 as a number that can be compared: 2.5.1 is 20501; what is no version reads as 2.5, the one we answer in. */
    int version() {
        String said = component(12, 1);
        if (said.equals("2.5")) {
            return 20_500;
        }
        String[] parts = said.split("\\.", -1);
        int version = 0;
        for (int i = 0; i < MARK; i++) {
            String part = i < parts.length ? parts[i] : "0";
            if (!TWO_DIGITS.matcher(part).matches()) {
                return 20_500;
            }
            version = version * 100 + Integer.parseInt(part);
        }
        return version;
    }
}
