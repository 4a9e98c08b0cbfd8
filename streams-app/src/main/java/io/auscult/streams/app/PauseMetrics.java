package io.auscult.streams.app;

import io.auscult.streams.containment.PauseMeters;
import io.micrometer.core.instrument.MeterRegistry;

/** Packs that ran away in numbers, by pack. */
final class PauseMetrics implements PauseMeters {
    private static final String PACK = "pack";

    private final MeterRegistry registry;

    PauseMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ranAway(String pack) {
        registry.counter("auscult.rules.runaways", PACK, pack).increment();
    }

    @Override
    public void paused(String pack, String outcome) {
        registry.counter("auscult.rules.pauses", PACK, pack, "outcome", outcome).increment();
    }
}
