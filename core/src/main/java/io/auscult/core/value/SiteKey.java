package io.auscult.core.value;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The site's secret from which patient ids are derived: {@code PatientId = HMAC-SHA256(key, system|value)}, cut to 128 bits.
 * The same identifier gives the same id in every app and every run, so no directory is needed at first sight.
 */
public final class SiteKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 16;
    private static final int ID_BYTES = 16;

    private final Mac keyed;

    private SiteKey(byte[] secret) {
        this.keyed = keyed(new SecretKeySpec(secret, ALGORITHM));
    }

    /**
     * @param hex the secret, at least 16 bytes as hex digits
     * @throws IllegalArgumentException when it is shorter or not hex; the message does not repeat the secret
     */
    public static SiteKey ofHex(String hex) {
        byte[] secret;
        try {
            secret = HexFormat.of().parseHex(hex.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The site key is not written as hex digits");
        }
        if (secret.length < LEAST_BYTES) {
            throw new IllegalArgumentException("The site key needs at least " + LEAST_BYTES + " bytes");
        }
        return new SiteKey(secret);
    }

    public PatientId patientId(Identifier identifier) {
        byte[] digest =
                mac().doFinal((identifier.system() + "|" + identifier.value()).getBytes(StandardCharsets.UTF_8));
        return new PatientId(HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES)));
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    /** A copy costs a part of looking the algorithm up. */
    private Mac mac() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's " + ALGORITHM + " can be copied", e);
        }
    }

    @Override
    public String toString() {
        return "SiteKey[withheld]";
    }
}
