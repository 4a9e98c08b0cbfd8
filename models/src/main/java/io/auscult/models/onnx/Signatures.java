package io.auscult.models.onnx;

import io.auscult.core.release.ModelFiles;
import io.auscult.models.card.SignatureFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Who vouches for a model folder: {@code signature.yaml} holds an Ed25519 signature over the digests of all other files.
 *
 * @param trusted public keys as {@code openssl pkey -pubout -outform DER | base64} prints them; when there are any, a folder has to be
 *     signed with one of them
 */
public record Signatures(Set<String> trusted) {
    /** No signature is asked for; one that is there has to be right all the same. */
    public static final Signatures NOT_REQUIRED = new Signatures(Set.of());

    public Signatures {
        trusted = Set.copyOf(trusted);
    }

    /** What is signed: one line {@code <sha256>  <name>} a file, in the order of the names, as {@code sha256sum} prints them. */
    public static String digests(ModelFiles files) {
        StringBuilder lines = new StringBuilder();
        files.byName().forEach((name, bytes) -> {
            if (!name.equals(SignatureFile.NAME)) {
                lines.append(sha256(bytes)).append("  ").append(name).append('\n');
            }
        });
        return lines.toString();
    }

    static String sha256(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.duplicate());
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** @throws IllegalStateException when the folder is not signed as it has to be */
    void require(ModelFiles files) {
        Optional<SignatureFile> signature = files.text(SignatureFile.NAME).map(SignatureFile::parse);
        if (signature.isEmpty()) {
            if (!trusted.isEmpty()) {
                throw new IllegalStateException(SignatureFile.NAME
                        + " is missing: this site takes models only with a signature that it trusts");
            }
            return;
        }
        if (!trusted.isEmpty() && !trusted.contains(signature.get().key())) {
            throw new IllegalStateException(SignatureFile.NAME + ": key is none that this site trusts");
        }
        verify(files, signature.get());
    }

    private static void verify(ModelFiles files, SignatureFile signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key(signature));
            check.update(digests(files).getBytes(StandardCharsets.UTF_8));
            if (!check.verify(Base64.getDecoder().decode(signature.value()))) {
                throw new IllegalStateException(SignatureFile.NAME
                        + ": is not the signature of these files; a file was changed after it was signed");
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(SignatureFile.NAME + ": cannot be checked: " + e.getMessage(), e);
        }
    }

    private static PublicKey key(SignatureFile signature) throws GeneralSecurityException {
        byte[] encoded = Base64.getDecoder().decode(signature.key());
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
