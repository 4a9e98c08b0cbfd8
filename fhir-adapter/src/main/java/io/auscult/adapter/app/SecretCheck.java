package io.auscult.adapter.app;

import io.auscult.adapter.app.Refusal.Reason;
import io.auscult.adapter.source.FhirSettings.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a request carries the secret that its source was given. The file is read each time, so a new secret holds at once. */
final class SecretCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SecretCheck.class);

    private SecretCheck() {}

    /** @param sent the header's value, null when there is none */
    static void check(String source, Secret secret, @Nullable String sent) throws Refusal {
        byte[] expected = bytes(read(source, secret));
        // Takes as long for a wrong secret as for the right one.
        if (sent == null || expected.length == 0 || !MessageDigest.isEqual(expected, bytes(sent.strip()))) {
            throw new Refusal(
                    Reason.NO_SECRET,
                    source,
                    "The header " + secret.header() + " is missing or does not hold this source's secret");
        }
    }

    private static String read(String source, Secret secret) throws Refusal {
        try {
            return Files.readString(secret.file()).strip();
        } catch (IOException e) {
            LOG.error("The secret in {} cannot be read, so nobody gets in", secret.file());
            throw new Refusal(
                    Reason.SECRET_UNREADABLE,
                    source,
                    "The adapter cannot read this source's secret; send it again later");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
