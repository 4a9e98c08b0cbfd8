package io.auscult.core.value;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids derived from content, so that the same input gives the same id in every run: 128 bits of SHA-256 as 32 hex digits. */
public final class ContentHash {
    private static final int ID_BYTES = 16;
    private static final int USUAL_BYTES = 256;
    private static final MessageDigest SHA_256 = found();

    private ContentHash() {}

    /** The hash of the parts in order; their boundaries count, so ("ab","c") differs from ("a","bc"). */
    public static String of(String... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(USUAL_BYTES);
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            all.writeBytes((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            all.writeBytes(bytes);
        }
        return of(all.toByteArray());
    }

    public static String of(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content), 0, ID_BYTES);
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
