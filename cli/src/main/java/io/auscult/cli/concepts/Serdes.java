package io.auscult.cli.concepts;

import io.auscult.cli.up.Addresses;
import io.auscult.schemas.codec.WireSerdes;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The wire's codecs for one short command. */
final class Serdes {
    /** Its client warns that it shares an event loop, which is meant to be so here. Held, because a logger may be collected. */
    private static final Logger CLIENT = Logger.getLogger("io.apicurio");

    static {
        CLIENT.setLevel(Level.SEVERE);
    }

    private Serdes() {}

    static WireSerdes of(Addresses at) {
        return WireSerdes.registry(at.registryApi());
    }
}
