package io.auscult.delivery.app;

import io.auscult.delivery.answer.DeferralPublisher;
import io.auscult.delivery.answer.EventLog.LogUnavailable;
import io.auscult.delivery.answer.SightingPublisher;
import io.auscult.delivery.audit.DisclosurePublisher;
import io.auscult.delivery.store.StoreException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Publishes what was shown, to whom, and what was kept back, in the background; what fails is tried again at the next turn. */
@Component
class Outbox implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final long EVERY_MS = 250;

    private final SightingPublisher sightings;
    private final DeferralPublisher deferrals;
    private final DisclosurePublisher disclosures;
    private final ScheduledExecutorService turns = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("publish-sightings").factory());
    private volatile boolean running;

    Outbox(SightingPublisher sightings, DeferralPublisher deferrals, DisclosurePublisher disclosures) {
        this.sightings = sightings;
        this.deferrals = deferrals;
        this.disclosures = disclosures;
    }

    @Override
    public void start() {
        running = true;
        var _ = turns.scheduleWithFixedDelay(this::turn, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        turns.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void turn() {
        try {
            sightings.publishWaiting();
            deferrals.publishWaiting();
            disclosures.publishWaiting();
        } catch (LogUnavailable | StoreException e) {
            LOG.warn("What was shown waits: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("What was shown waits: {}", e.getClass().getName());
        }
    }
}
