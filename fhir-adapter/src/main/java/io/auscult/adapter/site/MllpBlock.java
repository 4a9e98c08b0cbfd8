package io.auscult.adapter.site;

import io.auscult.adapter.source.MllpSettings;
import io.auscult.adapter.source.MllpSettings.Acknowledge;
import io.auscult.adapter.source.MllpSettings.Tls;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code mllp:}, a door for HL7 v2. */
record MllpBlock(KeyFiles files, MllpAddress usual) {
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Path NONE = Path.of("");

    MllpSettings read(Block block) {
        String host = block.optional("host", Scalars::host, usual.host());
        int port = block.has("port") ? block.optional("port", Scalars::port, 0) : usual.port();
        Acknowledge acknowledge = block.optional("acknowledge", Scalars.oneOf(Acknowledge.class), Acknowledge.STORED);
        Duration idle = block.optional("idle", Scalars::duration, IDLE);
        Tls tls = block.block("tls", this::tls);
        if (!isLoopback(host) && (tls == null || tls.trustStore() == null)) {
            block.wrong(
                    "host",
                    "is an address that others reach, and they would not have to say who they are",
                    "add tls with a trust-store (mutual TLS), or use 127.0.0.1");
        }
        return new MllpSettings(host, port, acknowledge, tls, idle);
    }

    private static boolean isLoopback(String host) {
        return InetAddress.ofLiteral(host).isLoopbackAddress();
    }

    private static void tryOpen(Block block, String key, @Nullable Path store, @Nullable Path password) {
        if (store != null
                && password != null
                && !store.equals(NONE)
                && !password.equals(NONE)
                && !KeyFiles.opens(store, password)) {
            block.wrong(
                    key,
                    "does not open with its password",
                    "make a PKCS#12 file, and write its password into the other file");
        }
    }

    private Tls tls(Block block) {
        Tls tls = new Tls(
                block.required("key-store", "lab.p12", files::file, NONE),
                block.required("key-store-password-file", "lab.password", files::notEmpty, NONE),
                block.orNull("trust-store", files::file),
                block.orNull("trust-store-password-file", files::notEmpty));
        if (block.has("trust-store") != block.has("trust-store-password-file")) {
            block.wrong(
                    block.has("trust-store") ? "trust-store" : "trust-store-password-file",
                    "needs the other of the pair",
                    "give both trust-store and trust-store-password-file");
        }
        tryOpen(block, "key-store", tls.keyStore(), tls.keyStorePasswordFile());
        tryOpen(block, "trust-store", tls.trustStore(), tls.trustStorePasswordFile());
        return tls;
    }
}
