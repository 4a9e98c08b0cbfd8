package io.auscult.streams.app;

import io.auscult.streams.inference.Guard;
import io.auscult.streams.inference.InferenceWorker;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops the asking of remote models, and says how they are. A model that is down does not make this app so: everything
 * else goes on, and the patients' signals say what is missing.
 */
class InferenceLifecycle implements SmartLifecycle, HealthIndicator {
    private final InferenceWorker worker;
    private volatile boolean running;

    InferenceLifecycle(InferenceWorker worker) {
        this.worker = worker;
    }

    @Override
    public void start() {
        worker.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        worker.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        health.withDetail("underWay", worker.underWay());
        health.withDetail("waiting", worker.waiting());
        worker.guards().forEach(guard -> health.withDetail(guard.model(), state(guard)));
        String failure = worker.failure();
        if (failure != null) {
            health.withDetail("failure", failure);
        }
        return health.build();
    }

    private static String state(Guard guard) {
        return (guard.isReady() ? "ready" : "not ready") + ", calls " + guard.circuit() + ", " + guard.calling()
                + " under way";
    }
}
