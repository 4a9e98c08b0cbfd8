package io.auscult.core.value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Ids derived from content, so that the same input gives the same id in every run: 128 bits of SHA-256 as 32 hex digits. */
public final class ContentHash {
    private static final int ID_BYTES = 16;
    private static final int USUAL_BYTES = 512;
    private static final int LONGEST_LENGTH = 11;
    private static final MessageDigest SHA_256 = found();

    private ContentHash() {}

    /** The hash of the parts in order; their boundaries count, so ("ab","c") differs from ("a","bc"). */
    public static String of(String... parts) {
        return of(Arrays.asList(parts));
    }

    /** The same of a list. */
    public static String of(List<String> parts) {
        byte[] all = new byte[USUAL_BYTES];
        int end = 0;
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            if (all.length - end < bytes.length + LONGEST_LENGTH) {
                all = Arrays.copyOf(all, 2 * (all.length + bytes.length));
            }
            end = length(bytes.length, all, end);
            System.arraycopy(bytes, 0, all, end, bytes.length);
            end += bytes.length;
        }
        MessageDigest digest = sha256();
        digest.update(all, 0, end);
        return hex(digest.digest());
    }

    /** A length in decimal digits and a colon; where that ends. */
    private static int length(int length, byte[] to, int at) {
        int digits = 1;
        for (int rest = length / 10; rest > 0; rest /= 10) {
            digits++;
        }
        int rest = length;
        for (int i = at + digits - 1; i >= at; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        to[at + digits] = ':';
        return at + digits + 1;
    }

    public static String of(byte[] content) {
        return hex(sha256().digest(content));
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    }

    /** A copy costs a tenth of looking the algorithm up. */
    private static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's SHA-256 can be copied", e);
        }
    }

    private static MessageDigest found() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
