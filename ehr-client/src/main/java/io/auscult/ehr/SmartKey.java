package io.auscult.ehr;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** The private key with which this site says who it is, and its name at the EHR. */
public final class SmartKey {
    private static final int RSA_BITS = 2048;

    private final String id;
    private final JWSAlgorithm algorithm;
    private final JWSSigner signer;

    private SmartKey(String id, JWSAlgorithm algorithm, JWSSigner signer) {
        this.id = id;
        this.algorithm = algorithm;
        this.signer = signer;
    }

    /**
     * From a file that holds a private key as a JWK, or a JWK set in which {@code id} is one.
     *
     * @param algorithm RS384 or ES384
     * @throws IllegalArgumentException says what is wrong with the file, and nothing of what is in it
     */
    public static SmartKey read(Path file, String id, String algorithm) {
        try {
            return of(find(Files.readString(file), id, file), id, algorithm);
        } catch (IOException e) {
            throw new IllegalArgumentException("The key file " + file + " cannot be read; is it there, and may we?", e);
        }
    }

    static SmartKey of(JWK key, String id, String algorithm) {
        try {
            return switch (algorithm) {
                case "RS384" -> new SmartKey(id, JWSAlgorithm.RS384, rsa(key));
                case "ES384" -> new SmartKey(id, JWSAlgorithm.ES384, elliptic(key));
                default ->
                    throw new IllegalArgumentException(
                            "SMART Backend Services sign with RS384 or ES384, not with \"" + algorithm + "\"");
            };
        } catch (JOSEException e) {
            throw new IllegalArgumentException("The key " + id + " cannot sign with " + algorithm, null);
        }
    }

    private static JWK find(String text, String id, Path file) {
        try {
            if (text.contains("\"keys\"")) {
                @Nullable JWK key = JWKSet.parse(text).getKeyByKeyId(id);
                if (key == null) {
                    throw new IllegalArgumentException("The key file " + file + " has no key with the kid " + id);
                }
                return key;
            }
            return JWK.parse(text);
        } catch (ParseException e) {
            // Its message may quote the key.
            throw new IllegalArgumentException("The key file " + file + " is no JSON Web Key", null);
        }
    }

    private static JWSSigner rsa(JWK key) throws JOSEException {
        if (!(key instanceof RSAKey rsa) || !rsa.isPrivate() || rsa.size() < RSA_BITS) {
            throw new IllegalArgumentException("RS384 needs a private RSA key of at least 2048 bits");
        }
        return new RSASSASigner(rsa);
    }

    private static JWSSigner elliptic(JWK key) throws JOSEException {
        if (!(key instanceof ECKey ec) || !ec.isPrivate() || !ec.getCurve().equals(Curve.P_384)) {
            throw new IllegalArgumentException("ES384 needs a private EC key on the curve P-384");
        }
        return new ECDSASigner(ec);
    }

    String id() {
        return id;
    }

    JWSAlgorithm algorithm() {
        return algorithm;
    }

    JWSSigner signer() {
        return signer;
    }

    /** The key is a secret. */
    @Override
    public String toString() {
        return "SmartKey[" + id + ", " + algorithm + "]";
    }
}
