package io.auscult.delivery.app;

import io.auscult.delivery.store.Progress;
import io.auscult.delivery.store.StoreException;
import io.auscult.delivery.watch.AlarmPublisher;
import io.auscult.delivery.watch.Watchdog;
import io.auscult.delivery.watch.Watchdog.Seen;
import io.auscult.delivery.watch.Webhook;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks again and again, while what is shown is caught up: what has not been read yet is no silence. */
class WatchTurns implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WatchTurns.class);

    private final Watchdog watchdog;
    private final AlarmPublisher publisher;
    private final Optional<Webhook> webhook;
    private final Duration every;
    private final Progress progress;
    private final InstantSource clock;
    private final WatchMetrics metrics;
    private final ScheduledExecutorService turns = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watch").factory());
    private volatile Seen seen = Seen.NOTHING;
    private volatile boolean running;

    WatchTurns(
            Watchdog watchdog,
            AlarmPublisher publisher,
            Optional<Webhook> webhook,
            Duration every,
            Progress progress,
            InstantSource clock,
            WatchMetrics metrics) {
        this.watchdog = watchdog;
        this.publisher = publisher;
        this.webhook = webhook;
        this.every = every;
        this.progress = progress;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** In the newest look. */
    Seen seen() {
        return seen;
    }

    @Override
    public void start() {
        running = true;
        if (!every.isZero()) {
            var _ = turns.scheduleWithFixedDelay(this::turn, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void stop() {
        running = false;
        turns.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    void turn() {
        try {
            if (progress.caughtUp()) {
                seen = watchdog.look(clock.instant());
                metrics.seen(seen);
            }
            publisher.publishWaiting();
            if (webhook.isPresent()) {
                webhook.get().tell();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StoreException e) {
            LOG.warn("The watchdog waits: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("The watchdog waits: {}", e.getClass().getName());
        }
    }
}
