package io.auscult.delivery.app;

import io.auscult.core.release.PackRelease;
import io.auscult.delivery.store.Progress;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.watch.AlarmPublisher;
import io.auscult.delivery.watch.FloodPause;
import io.auscult.delivery.watch.Watchdog;
import io.auscult.delivery.watch.Webhook;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.ReleaseLog;
import io.auscult.schemas.topic.Topics;
import io.auscult.schemas.topic.WatchAlarm;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The watchdog and how its alarms leave. */
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {
    private static final Duration SENT_WITHIN = Duration.ofSeconds(3);

    @Bean
    Watchdog watchdog(Stores stores, WatchSettings settings, DeliveryConfig config, Topics topics, WireSerdes serdes) {
        ReleaseLog<PackRelease> log = new ReleaseLog<>(
                config.kafka().bootstrapServers(),
                topics.rulebooks(),
                serdes.packs().serializer(),
                SENT_WITHIN);
        FloodPause pause = new FloodPause(
                stores.releases(),
                release -> log.write(
                        List.of(release),
                        PackRelease::switchKey,
                        PackRelease::inForceFrom,
                        PackRelease.LEAD.plus(SENT_WITHIN)));
        return new Watchdog(stores, settings.terms(config.silentAfter(), config.zoneId()), pause);
    }

    @Bean
    Producer<String, WatchAlarm> alarmProducer(DeliveryConfig config, WireSerdes serdes) {
        return KafkaConfiguration.producer(config, serdes.watchAlarms().serializer());
    }

    @Bean
    AlarmPublisher alarmPublisher(Stores stores, Producer<String, WatchAlarm> alarmProducer, Topics topics) {
        return new AlarmPublisher(stores.watch(), alarmProducer, topics.watch().name());
    }

    @Bean
    WatchTurns watchTurns(
            Watchdog watchdog,
            AlarmPublisher publisher,
            Stores stores,
            WatchSettings settings,
            Progress progress,
            InstantSource clock,
            MeterRegistry meters) {
        Optional<Webhook> webhook = settings.webhook().isBlank()
                ? Optional.empty()
                : Optional.of(new Webhook(
                        stores.watch(), URI.create(settings.webhook().strip()), settings.webhookSecret()));
        return new WatchTurns(
                watchdog, publisher, webhook, settings.every(), progress, clock, new WatchMetrics(meters));
    }
}
