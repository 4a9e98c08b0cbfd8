package io.auscult.cli.up;

import io.auscult.core.value.SiteKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The quickstart's site key: random, made once per home, readable by its owner only. */
public final class SiteKeyFile {
    private static final int BYTES = 32;

    private SiteKeyFile() {}

    /** The key as hex digits, made when the home has none. */
    static String readOrMake(Home home) {
        Path file = home.file("site-key");
        try {
            if (!Files.exists(file)) {
                byte[] secret = new byte[BYTES];
                new SecureRandom().nextBytes(secret);
                PrivateFile.write(file, HexFormat.of().formatHex(secret) + "\n", StandardOpenOption.CREATE_NEW);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartFailure("Cannot read or write " + file + ": " + e.getMessage(), e);
        }
    }

    /** @throws StartFailure when the home has no key yet */
    public static SiteKey read(Home home) {
        Path file = home.file("site-key");
        try {
            return SiteKey.ofHex(Files.readString(file));
        } catch (IOException e) {
            throw new StartFailure("There is no site key in " + home.folder() + "; `auscult up` makes one", e);
        }
    }
}
