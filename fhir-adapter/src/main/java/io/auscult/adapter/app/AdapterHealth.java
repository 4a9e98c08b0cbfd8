package io.auscult.adapter.app;

import io.auscult.adapter.identity.PatientDirectory;
import io.auscult.adapter.identity.PeopleReader;
import io.auscult.adapter.publish.GroupCommit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** UP when a message that comes now could be committed. */
@Component("adapter")
class AdapterHealth implements HealthIndicator {
    private final GroupCommit publisher;
    private final PeopleReader people;
    private final PatientDirectory directory;

    AdapterHealth(GroupCommit publisher, PeopleReader people, PatientDirectory directory) {
        this.publisher = publisher;
        this.people = people;
        this.directory = directory;
    }

    @Override
    public Health health() {
        Health.Builder health = publisher.ready() && people.loaded() ? Health.up() : Health.down();
        return health.withDetail("producer", publisher.ready() ? "ready" : "not ready")
                .withDetail("directory", people.loaded() ? "read" : "not read")
                .withDetail("people", directory.size())
                .build();
    }
}
