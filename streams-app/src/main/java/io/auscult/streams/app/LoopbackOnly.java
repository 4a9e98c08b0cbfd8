package io.auscult.streams.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Refuses to start on an address that others can reach: no authentication is built for it. */
@Component
class LoopbackOnly {
    LoopbackOnly(@Value("${server.address}") String address) throws UnknownHostException {
        if (!InetAddress.getByName(address).isLoopbackAddress()) {
            throw new IllegalStateException("server.address is " + address
                    + ", which others can reach, and no authentication is built. Use 127.0.0.1, or put a proxy that"
                    + " authenticates on this machine.");
        }
    }
}
