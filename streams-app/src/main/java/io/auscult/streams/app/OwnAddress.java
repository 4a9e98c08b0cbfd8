package io.auscult.streams.app;

import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/** Where this instance answers; empty when that is not known beforehand, so that nobody asks for it there. */
record OwnAddress(Optional<HostInfo> host) {

    /** For {@code application.server}. */
    Optional<String> endpoint() {
        return host.map(own -> (own.host().contains(":") ? "[" + own.host() + "]" : own.host()) + ":" + own.port());
    }
}
