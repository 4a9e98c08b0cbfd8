package io.auscult.demo.app;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Its passwords are public, so nobody but this machine may reach it, and there is no setting that changes this. */
@Component
class LoopbackOnly {
    LoopbackOnly(@Value("${server.address:#{null}}") @Nullable InetAddress address) {
        if (address == null || !address.isLoopbackAddress()) {
            throw new IllegalStateException("The demonstration login listens on loopback only");
        }
    }
}
