package io.auscult.core.release;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;

/**
 * What a person puts their name to who publishes or approves a pack: every byte of every file, and in which part they do it. The files
 * say id and version, so a signature counts for no other version; it counts for every later switch of the same.
 */
public enum Seal {
    PUBLISHED("published"),
    APPROVED("approved");

    private static final String ALGORITHM = "Ed25519";

    private final String word;

    Seal(String word) {
        this.word = word;
    }

    /** Under which a release keeps a person's signature. */
    public String name(String person) {
        return word + ":" + person;
    }

    /** In base 64. */
    public String sign(PrivateKey key, String person, Map<String, String> files) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            state(signature, person, files);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not a key that can sign: " + e.getMessage(), e);
        }
    }

    /** Whether the release has this person's signature, made with the private half of the key. */
    public boolean isOn(PackRelease release, String person, PublicKey key) {
        String signed = release.signatures().get(name(person));
        if (signed == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            state(signature, person, release.files());
            return signature.verify(Base64.getDecoder().decode(signed));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Lengths stand before texts, so that no two packs read the same. */
    private void state(Signature signature, String person, Map<String, String> files) throws GeneralSecurityException {
        add(signature, "auscult rule pack");
        add(signature, name(person));
        for (Map.Entry<String, String> file : files.entrySet()) {
            add(signature, file.getKey());
            add(signature, file.getValue());
        }
    }

    private static void add(Signature signature, String text) throws GeneralSecurityException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        signature.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        signature.update(bytes);
    }
}
