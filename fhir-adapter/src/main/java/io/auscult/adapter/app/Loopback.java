package io.auscult.adapter.app;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses that only this machine reaches: no authentication is built for any other. */
final class Loopback {
    private Loopback() {}

    /** @throws CannotStart when others could reach it */
    static InetAddress of(String setting, String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isLoopbackAddress()) {
                return address;
            }
        } catch (UnknownHostException e) {
            throw new CannotStart(setting + " is " + host + ", which is no address", "Use 127.0.0.1", e);
        }
        throw new CannotStart(
                setting + " is " + host + ", which others can reach, and no authentication is built",
                "Use 127.0.0.1, or put a proxy that authenticates on this machine",
                null);
    }
}
