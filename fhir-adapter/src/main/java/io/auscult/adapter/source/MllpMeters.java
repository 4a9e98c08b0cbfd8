package io.auscult.adapter.source;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;

/** The connections of one source's MLLP port, and those that ended in another way than by their sender's will. */
final class MllpMeters {
    private final MeterRegistry registry;
    private final String source;

    /** Why we ended a connection. */
    enum Ending {
        /** As many are open as may be. */
        FULL("full"),
        /** No handshake, or no certificate that is trusted. */
        TLS("tls"),
        IDLE("idle"),
        STALLED("stalled"),
        /** It broke, or what came was not MLLP. */
        BROKEN("broken");

        private final String word;

        Ending(String word) {
            this.word = word;
        }
    }

    MllpMeters(MeterRegistry registry, String source) {
        this.registry = registry;
        this.source = source;
    }

    /** The newest listener of a source replaces the one that it had before. */
    void count(Set<?> connections) {
        registry.find("auscult.mllp.connections").tag("source", source).gauges().forEach(registry::remove);
        Gauge.builder("auscult.mllp.connections", connections, Set::size)
                .description("Open MLLP connections")
                .tag("source", source)
                .register(registry);
    }

    void ended(Ending ending) {
        registry.counter("auscult.mllp.ended", "source", source, "reason", ending.word)
                .increment();
    }
}
