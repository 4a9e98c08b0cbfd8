package io.auscult.cli.concepts;

import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.ReleaseTopic;
import io.auscult.cli.topics.TopicsUnavailable;
import io.auscult.cli.up.Addresses;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.schemas.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code cds.concepts.v1} of a running Auscult: every catalogue ever published. */
public final class CatalogueTopic {
    private final ReleaseTopic<CatalogueRelease> releases;

    public CatalogueTopic(Addresses at) {
        this.releases = new ReleaseTopic<>(
                at,
                Topics.withPrefix(at.topicPrefix()).concepts(),
                RegistrySerdes.of(at).catalogues());
    }

    /**
     * In the order of publication; of a version that was published twice, the last.
     *
     * @throws TopicsUnavailable when no broker answers
     */
    List<CatalogueRelease> all() {
        return releases.all();
    }

    public Optional<CatalogueRelease> inForce(Instant now) {
        return PublishingStep.inForce(all(), now);
    }

    /** Returns when the broker has it. */
    void write(CatalogueRelease release) {
        releases.write(List.of(release), CatalogueRelease::key, CatalogueRelease::inForceFrom);
    }
}
