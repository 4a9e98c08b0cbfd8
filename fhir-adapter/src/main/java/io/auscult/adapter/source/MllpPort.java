package io.auscult.adapter.source;

import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * What all connections of a listener share.
 *
 * @param source whose door it is
 * @param tls null where the connections are plain, which only this machine reaches
 */
record MllpPort(
        String source,
        MllpDoor door,
        MllpLimits limits,
        Room room,
        @Nullable MllpTls tls,
        MllpMeters meters) {

    /** The socket that messages are read from, after the handshake where there is one. */
    Socket secured(Socket plain) throws IOException {
        return tls == null ? plain : tls.over(plain);
    }
}
