package io.auscult.adapter.source;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a sender's HL7 v2 comes in.
 *
 * @param port 0 for any that is free
 * @param tls null for none
 * @param idle how long a connection may be silent before it is closed
 */
public record MllpSettings(
        String host,
        int port,
        Acknowledge acknowledge,
        @Nullable Tls tls,
        Duration idle) {

    /** What an AA says. */
    public enum Acknowledge {
        /** The message is safe with us, if need be as dead letters. */
        STORED,
        /** It is safe, and all of it was understood; otherwise AE, though it is stored all the same. */
        UNDERSTOOD
    }

    /**
     * @param keyStore PKCS#12 with this side's key and certificate
     * @param trustStore PKCS#12 with who may connect; null lets anybody connect
     */
    public record Tls(
            Path keyStore,
            Path keyStorePasswordFile,
            @Nullable Path trustStore,
            @Nullable Path trustStorePasswordFile) {}
}
