package io.auscult.delivery.app;

import io.auscult.delivery.store.Progress;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up once the projection has caught up with what stood in the topics at start: before that, an empty inbox says nothing. */
@Component("projection")
class ProjectionHealth implements HealthIndicator {
    private final Progress progress;

    ProjectionHealth(Progress progress) {
        this.progress = progress;
    }

    @Override
    public Health health() {
        Health.Builder health = progress.caughtUp() ? Health.up() : Health.outOfService();
        return health.withDetail("projection", progress.words()).build();
    }
}
