package io.auscult.streams.app;

import io.auscult.core.signal.ModelRef;
import io.auscult.streams.inference.Guard;
import io.auscult.streams.inference.InferenceMeters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Questions to remote models in numbers, by model. */
final class InferenceMetrics implements InferenceMeters {
    private static final String MODEL = "model";

    private final MeterRegistry registry;

    InferenceMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void answered(ModelRef model, String outcome, Duration took) {
        registry.timer("auscult.inference.answered", MODEL, model.toString(), "outcome", outcome)
                .record(took);
    }

    @Override
    public void superseded(ModelRef model) {
        registry.counter("auscult.inference.superseded", MODEL, model.toString())
                .increment();
    }

    @Override
    public void unreadable() {
        registry.counter("auscult.inference.unreadable").increment();
    }

    @Override
    public void watch(ModelRef model, Guard guard) {
        Gauge.builder("auscult.inference.calling", guard, Guard::calling)
                .tag(MODEL, model.toString())
                .register(registry);
        Gauge.builder("auscult.inference.circuit.open", guard, each -> each.isOpen() ? 1 : 0)
                .tag(MODEL, model.toString())
                .register(registry);
    }
}
