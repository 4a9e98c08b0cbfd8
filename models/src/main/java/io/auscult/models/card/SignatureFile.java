package io.auscult.models.card;

import java.util.Set;

/**
 * The {@code signature.yaml} of a model folder.
 *
 * @param key the public key, X.509, in base64
 * @param value the signature, in base64
 */
public record SignatureFile(String key, String value) {
    public static final String NAME = "signature.yaml";

    /** @throws IllegalStateException naming the file and the key */
    public static SignatureFile parse(String text) {
        YamlNode signature = YamlNode.file(NAME, text);
        signature.onlyKeys(Set.of("algorithm", "key", "value"));
        if (!signature.text("algorithm").equals("Ed25519")) {
            throw signature.wrong("algorithm", "is not Ed25519");
        }
        return new SignatureFile(signature.text("key"), signature.text("value"));
    }
}
