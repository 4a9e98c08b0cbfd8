package io.auscult.adapter.status;

import io.auscult.adapter.source.Source;
import io.auscult.adapter.source.Sources;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Gauges of how long each configured source has been silent; they follow the configuration. */
public final class SilenceMeters {
    private final Sources sources;
    private final Silence silence;
    private final MultiGauge any;
    private final MultiGauge live;
    private final MultiGauge tooLong;

    public SilenceMeters(MeterRegistry registry, Sources sources, Silence silence) {
        this.sources = sources;
        this.silence = silence;
        this.any = MultiGauge.builder("auscult.sources.silence")
                .description("since anything came from the source, or since the start")
                .baseUnit("seconds")
                .register(registry);
        this.live = MultiGauge.builder("auscult.sources.live.silence")
                .description("since the source sent something that is no load of history, or since the start")
                .baseUnit("seconds")
                .register(registry);
        this.tooLong = MultiGauge.builder("auscult.sources.silent")
                .description("1 when the silence is longer than the source's configuration says is usual")
                .register(registry);
        follow();
        sources.onChange(this::follow);
    }

    private void follow() {
        rows(any, source -> seconds(silence.of(source.name())));
        rows(live, source -> seconds(silence.ofLive(source.name())));
        rows(tooLong, source -> silence.isTooLong(source) ? 1 : 0);
    }

    private void rows(MultiGauge gauge, ToDoubleFunction<Source> value) {
        gauge.register(
                sources.all().stream()
                        .map(source -> Row.of(Tags.of("source", source.name()), source, value))
                        .toList(),
                true);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
