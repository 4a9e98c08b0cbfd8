package io.auscult.core.value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Ids derived from content, so that the same input gives the same id in every run: 128 bits of SHA-256 as 32 hex digits. */
public final class ContentHash {
    private static final int ID_BYTES = 16;

    private ContentHash() {}

    /** The hash of the parts in order; their boundaries count, so ("ab","c") differs from ("a","bc"). */
    public static String of(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return hex(digest.digest());
    }

    public static String of(byte[] content) {
        return hex(sha256().digest(content));
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
