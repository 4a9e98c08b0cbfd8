package io.auscult.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.release.ModelFiles;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Folders signed, unsigned, signed by somebody else, and changed afterwards. */
class SignaturesTest {
    private static final KeyPair HOSPITAL = keys();
    private static final KeyPair STRANGER = keys();
    private static final Signatures TRUST = new Signatures(Set.of(publicKey(HOSPITAL)));

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String publicKey(KeyPair keys) {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    private static GivenFolder signed(GivenFolder folder, KeyPair keys) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(Signatures.digests(folder.files()).getBytes(StandardCharsets.UTF_8));
        return folder.file(
                "signature.yaml",
                "algorithm: Ed25519\nkey: " + publicKey(keys) + "\nvalue: "
                        + Base64.getEncoder().encodeToString(signature.sign()) + "\n");
    }

    @Test
    void loadsWhatATrustedKeySigned() throws GeneralSecurityException {
        ModelFiles files = signed(GivenFolder.logistic(), HOSPITAL).files();

        try (ModelFolder folder = ModelFolder.load(files, TRUST)) {
            assertThat(folder.card().card().name()).isEqualTo("Some model");
        }
    }

    @Test
    void refusesAnUnsignedFolderWhereKeysAreTrusted() {
        assertThatThrownBy(() -> ModelFolder.load(GivenFolder.logistic().files(), TRUST))
                .hasMessage("signature.yaml is missing: this site takes models only with a signature that it trusts");
    }

    @Test
    void refusesAStrangersSignature() throws GeneralSecurityException {
        ModelFiles files = signed(GivenFolder.logistic(), STRANGER).files();

        assertThatThrownBy(() -> ModelFolder.load(files, TRUST))
                .hasMessage("signature.yaml: key is none that this site trusts");
    }

    @Test
    void refusesAFileThatWasChangedAfterwardsEvenWhereNoSignatureIsAsked() throws GeneralSecurityException {
        GivenFolder changed = signed(GivenFolder.logistic(), HOSPITAL).file("README.md", "added later");

        assertThatThrownBy(() -> ModelFolder.load(changed.files()))
                .hasMessage(
                        "signature.yaml: is not the signature of these files; a file was changed after it was signed");
    }

    @Test
    void signsTheLinesThatSha256sumPrints() {
        String lines = Signatures.digests(GivenFolder.logistic().files());

        assertThat(lines.lines()).hasSize(3).allMatch(line -> line.matches("[0-9a-f]{64}  \\S+"));
        assertThat(lines.lines().map(line -> line.substring(66)))
                .containsExactly("card.yaml", "model.onnx", "vectors.json");
    }
}
