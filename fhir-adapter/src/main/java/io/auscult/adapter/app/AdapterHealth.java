package io.auscult.adapter.app;

import io.auscult.adapter.identity.PatientDirectory;
import io.auscult.adapter.identity.PeopleReader;
import io.auscult.adapter.publish.GroupCommit;
import io.auscult.adapter.source.Source;
import io.auscult.adapter.source.Sources;
import io.auscult.adapter.status.Silence;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** UP when a message that comes now could be committed. A sender that says nothing is told of and no fault of the adapter. */
@Component("adapter")
class AdapterHealth implements HealthIndicator {
    private final GroupCommit publisher;
    private final PeopleReader people;
    private final PatientDirectory directory;
    private final Sources sources;
    private final Silence silence;

    AdapterHealth(
            GroupCommit publisher, PeopleReader people, PatientDirectory directory, Sources sources, Silence silence) {
        this.publisher = publisher;
        this.people = people;
        this.directory = directory;
        this.sources = sources;
        this.silence = silence;
    }

    @Override
    public Health health() {
        Health.Builder health = publisher.ready() && people.loaded() ? Health.up() : Health.down();
        return health.withDetail("producer", publisher.ready() ? "ready" : "not ready")
                .withDetail("directory", people.loaded() ? "read" : "not read")
                .withDetail("people", directory.size())
                .withDetail("silent", silentSources())
                .build();
    }

    private List<String> silentSources() {
        return sources.all().stream()
                .filter(silence::isTooLong)
                .map(Source::name)
                .toList();
    }
}
