package io.auscult.delivery.app;

import io.auscult.delivery.watch.Alarm;
import io.auscult.delivery.watch.Watchdog.Seen;
import io.auscult.delivery.watch.Watched;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.stream.Stream;

/** What the watchdog sees in numbers, by rule and by source. */
final class WatchMetrics {
    private final MultiGauge alarms;
    private final MultiGauge lastDay;
    private final MultiGauge usualDay;

    WatchMetrics(MeterRegistry meters) {
        alarms = MultiGauge.builder("auscult.watch.alarms")
                .description("1 while a rule fires, or a source sends, otherwise than is usual")
                .register(meters);
        lastDay = MultiGauge.builder("auscult.watch.last.day")
                .description("How many came in the last 24 hours")
                .register(meters);
        usualDay = MultiGauge.builder("auscult.watch.usual.day")
                .description("How many come in 24 hours on average")
                .register(meters);
    }

    void seen(Seen seen) {
        alarms.register(seen.alarms().stream().map(WatchMetrics::alarm).toList(), true);
        List<Watched> all =
                Stream.concat(seen.rules().stream(), seen.sources().stream()).toList();
        lastDay.register(
                all.stream()
                        .map(each -> MultiGauge.Row.of(tags(each), each.lastDay()))
                        .toList(),
                true);
        usualDay.register(
                all.stream()
                        .map(each -> MultiGauge.Row.of(tags(each), each.usualDay()))
                        .toList(),
                true);
    }

    private static MultiGauge.Row<?> alarm(Alarm alarm) {
        return MultiGauge.Row.of(Tags.of("kind", alarm.kind().word(), "subject", alarm.subject()), 1);
    }

    private static Tags tags(Watched watched) {
        return Tags.of("kind", watched.mode().isEmpty() ? "source" : "rule", "subject", watched.subject());
    }
}
