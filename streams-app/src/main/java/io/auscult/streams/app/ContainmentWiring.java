package io.auscult.streams.app;

import io.auscult.core.release.PackRelease;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.ReleaseLog;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.containment.PauseDesk;
import io.auscult.streams.containment.PauseLog;
import io.auscult.streams.processor.Overruns;
import io.auscult.streams.release.Releases;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Pauses packs that run away. A generation that folds in silence decides what was decided long ago, and pauses nothing. */
@Configuration(proxyBeanMethods = false)
class ContainmentWiring {
    private static final Duration SENT_WITHIN = Duration.ofSeconds(3);

    @Bean
    PauseLog pauseLog(AuscultSettings settings, Topics topics, WireSerdes serdes) {
        ReleaseLog<PackRelease> log = new ReleaseLog<>(
                settings.kafka().bootstrapServers(),
                topics.rulebooks(),
                serdes.packs().serializer(),
                SENT_WITHIN);
        return pause -> log.write(
                List.of(pause), PackRelease::switchKey, PackRelease::inForceFrom, PackRelease.LEAD.plus(SENT_WITHIN));
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService pauseExecutor() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("pause-packs").daemon().factory());
    }

    @Bean
    Overruns overruns(
            StreamsSettings settings,
            Releases releases,
            PauseLog log,
            MeterRegistry meters,
            Clock clock,
            ExecutorService pauseExecutor) {
        if (settings.silent()) {
            return Overruns.NONE;
        }
        Gauge.builder(
                        "auscult.rules.paused",
                        releases,
                        known -> known.packs(clock.instant()).stream()
                                .filter(PackRelease::pausing)
                                .count())
                .description("Rule packs that are paused, or have a rule that is")
                .register(meters);
        return new PauseDesk(releases, log, new PauseMetrics(meters), clock, pauseExecutor);
    }
}
