package io.auscult.delivery.app;

import io.auscult.delivery.store.Projector;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the projection on a thread of its own, from when the app is ready until it stops. */
@Component
class ProjectionLifecycle implements SmartLifecycle {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Projector projector;
    private final Thread thread;

    ProjectionLifecycle(Projector projector) {
        this.projector = projector;
        this.thread = Thread.ofPlatform().name("project-topics").unstarted(projector);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        projector.close();
        try {
            if (!thread.join(PATIENCE)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }
}
