package io.auscult.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.value.Mode;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SealTest {
    private final KeyPair cardiologist = pair();
    private final KeyPair informaticist = pair();

    @Test
    void holdsForTheFilesThePersonAndThePartItWasMadeFor() {
        PackRelease release = signed(Seal.APPROVED, "cardiologist", cardiologist, release("id: cardiac"));
        assertThat(Seal.APPROVED.isOn(release, "cardiologist", cardiologist.getPublic()))
                .isTrue();
        assertThat(Seal.PUBLISHED.isOn(release, "cardiologist", cardiologist.getPublic()))
                .isFalse();
        assertThat(Seal.APPROVED.isOn(release, "informaticist", cardiologist.getPublic()))
                .isFalse();
    }

    @Test
    void holdsForNoOtherKey() {
        PackRelease release = signed(Seal.APPROVED, "cardiologist", informaticist, release("id: cardiac"));
        assertThat(Seal.APPROVED.isOn(release, "cardiologist", cardiologist.getPublic()))
                .isFalse();
    }

    @Test
    void holdsForNoOtherContent() {
        PackRelease release = signed(Seal.APPROVED, "cardiologist", cardiologist, release("id: cardiac"));
        PackRelease changed = release("id: cardiac ").signed(release.signatures(), "cardiologist");
        assertThat(Seal.APPROVED.isOn(changed, "cardiologist", cardiologist.getPublic()))
                .isFalse();
    }

    @Test
    void aSignatureOfOnePartCannotBeMovedToTheOther() {
        PackRelease release = signed(Seal.PUBLISHED, "cardiologist", cardiologist, release("id: cardiac"));
        String signature = release.signatures().get(Seal.PUBLISHED.name("cardiologist"));
        PackRelease moved = release.signed(Map.of(Seal.APPROVED.name("cardiologist"), String.valueOf(signature)), "x");
        assertThat(Seal.APPROVED.isOn(moved, "cardiologist", cardiologist.getPublic()))
                .isFalse();
    }

    @Test
    void whatIsNoSignatureIsNone() {
        PackRelease garbled = release("id: cardiac").signed(Map.of(Seal.APPROVED.name("cardiologist"), "?!"), "x");
        assertThat(Seal.APPROVED.isOn(garbled, "cardiologist", cardiologist.getPublic()))
                .isFalse();
    }

    private static PackRelease signed(Seal seal, String person, KeyPair key, PackRelease release) {
        return release.signed(Map.of(seal.name(person), seal.sign(key.getPrivate(), person, release.files())), person);
    }

    private static PackRelease release(String text) {
        return new PackRelease("cardiac", "1.0.0", Mode.LIVE, Instant.EPOCH, Map.of("pack.yaml", text));
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
