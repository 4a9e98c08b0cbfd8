package io.auscult.streams.app;

import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/** Starts the streams once the releases are read, and stops them before anything else goes. */
class StreamsLifecycle implements SmartLifecycle, HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsLifecycle.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final KafkaStreams streams;
    private final int generation;
    private final ReleaseReader releases;
    private volatile boolean running;

    StreamsLifecycle(KafkaStreams streams, int generation, ReleaseReader releases) {
        this.streams = streams;
        this.generation = generation;
        this.releases = releases;
    }

    KafkaStreams streams() {
        return streams;
    }

    @Override
    public void start() {
        releases.start();
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.error(
                    "A stream thread failed and is replaced: {}",
                    failure.getClass().getName());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        streams.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        streams.close(CLOSE_WITHIN);
        releases.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        boolean up = streams.state() == KafkaStreams.State.RUNNING && releases.failure() == null;
        Health.Builder health = up ? Health.up() : Health.down();
        health.withDetail("streams", streams.state().name());
        health.withDetail("generation", generation);
        String failure = releases.failure();
        if (failure != null) {
            health.withDetail("releases", failure);
        }
        if (!releases.refused().isEmpty()) {
            health.withDetail("refusedPacks", releases.refused());
        }
        if (!releases.paused().isEmpty()) {
            health.withDetail("pausedPacks", releases.paused());
        }
        return health.build();
    }
}
