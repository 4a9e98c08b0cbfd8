package io.auscult.cli.topics;

import io.auscult.cli.up.Addresses;
import io.auscult.schemas.codec.WireSerdes;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The serdes of a running Auscult's topics, for a short command. */
public final class RegistrySerdes {
    /** Its client warns on java.util.logging that it shares an event loop, which is meant to be so in one short command. */
    private static final Logger CLIENT = Logger.getLogger("io.apicurio");

    static {
        CLIENT.setLevel(Level.SEVERE);
    }

    private RegistrySerdes() {}

    public static WireSerdes of(Addresses at) {
        return WireSerdes.registry(at.registryApi());
    }
}
