package io.auscult.rules.approval;

import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.YamlMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** {@code approvers.yaml}: a site that has such a file asks for a second person's approval of every pack. */
public final class ApproversFile {
    public static final String NAME = "approvers.yaml";
    private static final String ALGORITHM = "Ed25519";

    private ApproversFile() {}

    /**
     * Nobody is asked where there is no such file.
     *
     * @throws FilesRefused when it is there and cannot be understood: then nobody can approve
     */
    public static Approvers read(Path file) {
        if (!Files.exists(file)) {
            return Approvers.NONE;
        }
        try {
            return parse(String.valueOf(file.getFileName()), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    static Approvers parse(String file, String text) {
        YamlMap yaml = YamlMap.parse(file, text, 0);
        yaml.allowOnly("since", "people");
        Map<String, PublicKey> people = new TreeMap<>();
        for (YamlMap person : yaml.maps("people")) {
            person.allowOnly("name", "key");
            if (people.put(person.text("name"), key(person)) != null) {
                throw person.refused("name", "this person is listed twice; keep one");
            }
        }
        return new Approvers(since(yaml), people);
    }

    private static Instant since(YamlMap yaml) {
        try {
            return Instant.parse(yaml.text("since"));
        } catch (DateTimeParseException e) {
            throw yaml.refused("since", "expected a time such as 2026-01-15T12:00:00Z");
        }
    }

    private static PublicKey key(YamlMap person) {
        try {
            byte[] encoded = Base64.getDecoder().decode(person.text("key"));
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw person.refused("key", "expected what `auscult rules key new` prints, an Ed25519 key in base 64");
        }
    }
}
