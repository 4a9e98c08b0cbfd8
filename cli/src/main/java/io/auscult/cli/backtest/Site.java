package io.auscult.cli.backtest;

import io.auscult.cli.HomeOption;
import io.auscult.cli.rules.release.PackTopic;
import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.ReleaseTopic;
import io.auscult.cli.up.Addresses;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.models.Models;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.approval.ApproversFile;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.release.Deployed;
import io.auscult.streams.release.InForce;
import io.auscult.streams.release.Releases;
import io.auscult.streams.release.RulesCompilation;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a past is lived with where nobody names anything else: the catalogue, the models and the packs of the build, or those that are
 * in force in the running Auscult.
 */
record Site(CatalogueRelease catalogue, List<Deployed> models, List<PackRelease> packs) {
    Site {
        models = List.copyOf(models);
        packs = List.copyOf(packs);
    }

    static Site ofTheBuild() {
        return new Site(
                BundledFiles.concepts(Instant.EPOCH), RulesInForce.shippedModels(), BundledFiles.packs(Instant.EPOCH));
    }

    /** As it is now. */
    static Site running(HomeOption home) throws IOException {
        Instant now = Instant.now();
        Addresses at = home.addresses();
        Topics topics = Topics.withPrefix(at.topicPrefix());
        List<CatalogueRelease> catalogues =
                new ReleaseTopic<>(at, topics.concepts(), RegistrySerdes.of(at).catalogues()).all();
        InForce inForce = published(home, catalogues).at(now);
        CatalogueRelease catalogue = catalogues.stream()
                .filter(release -> !release.inForceFrom().isAfter(now))
                .max(Comparator.comparing(CatalogueRelease::inForceFrom).thenComparing(CatalogueRelease::key))
                .orElseThrow(() -> new IOException("No concept catalogue is in force"));
        return new Site(
                catalogue,
                inForce.models(),
                inForce.rulebook() instanceof DroolsRulebook rules ? rules.packs() : List.of());
    }

    /** Everything that was ever published to the running Auscult, each from the time on at which it took force. */
    static Releases published(HomeOption home) throws IOException {
        Addresses at = home.addresses();
        Topics topics = Topics.withPrefix(at.topicPrefix());
        return published(
                home,
                new ReleaseTopic<>(at, topics.concepts(), RegistrySerdes.of(at).catalogues()).all());
    }

    private static Releases published(HomeOption home, List<CatalogueRelease> catalogues) throws IOException {
        Addresses at = home.addresses();
        Topics topics = Topics.withPrefix(at.topicPrefix());
        List<Deployment> deployments = new ReleaseTopic<>(
                        at, topics.deployments(), RegistrySerdes.of(at).deployments())
                .all();
        Releases releases = new Releases(new RulesCompilation(), Models.all());
        releases.add(
                catalogues,
                deployments,
                new PackTopic(at).admitted(ApproversFile.read(home.home().file(ApproversFile.NAME))));
        releases.readUpTo(Instant.MAX.minus(Releases.LEAD));
        return releases;
    }

    Releases with(List<PackRelease> others) throws IOException {
        return RulesInForce.always(catalogue, models, others);
    }
}
