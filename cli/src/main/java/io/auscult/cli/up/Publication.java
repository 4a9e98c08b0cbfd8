package io.auscult.cli.up;

import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.ReleaseTopic;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Publishes what comes with the build: only what does not stand in its topic already, and nothing that would undo what the site has
 * published or switched since.
 */
final class Publication {
    /** Far enough ahead for every running processor to have read it when it takes force. */
    private static final Duration AHEAD = Duration.ofSeconds(5);

    private final ReleaseTopic<PackRelease> packs;
    private final ReleaseTopic<Deployment> deployments;
    private final ReleaseTopic<CatalogueRelease> catalogues;
    private final Progress progress;

    Publication(Addresses at, Progress progress) {
        Topics topics = Topics.withPrefix(at.topicPrefix());
        WireSerdes serdes = RegistrySerdes.of(at);
        this.packs = new ReleaseTopic<>(at, topics.rulebooks(), serdes.packs());
        this.deployments = new ReleaseTopic<>(at, topics.deployments(), serdes.deployments());
        this.catalogues = new ReleaseTopic<>(at, topics.concepts(), serdes.catalogues());
        this.progress = progress;
    }

    /** @return how many records were written */
    int publish(Releases releases, Instant now) {
        List<PackRelease> standingPacks = packs.all();
        List<Deployment> standingModels = deployments.all();
        Map<String, CatalogueRelease> standingCatalogues = catalogues.byKey();
        boolean first = standingPacks.isEmpty() && standingModels.isEmpty() && standingCatalogues.isEmpty();
        Releases timed = releases.inForceFrom(first ? now : now.plus(AHEAD).truncatedTo(ChronoUnit.MILLIS));

        List<CatalogueRelease> newCatalogues = timed.catalogues().stream()
                .filter(catalogue -> !isStanding(catalogue, standingCatalogues))
                .toList();
        List<PackRelease> newPacks = PackSuccession.of(timed.packs(), standingPacks, progress::line);
        List<Deployment> newModels = Succession.of(timed.deployments(), standingModels);
        catalogues.write(newCatalogues, CatalogueRelease::key);
        packs.write(newPacks, PackRelease::key);
        deployments.write(newModels, Deployment::key);
        return newCatalogues.size() + newPacks.size() + newModels.size();
    }

    private static boolean isStanding(CatalogueRelease catalogue, Map<String, CatalogueRelease> standing) {
        CatalogueRelease old = standing.get(catalogue.key());
        return old != null && old.files().equals(catalogue.files());
    }
}
