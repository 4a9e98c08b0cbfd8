package io.auscult.cli.why;

import io.auscult.cli.rules.release.PackTopic;
import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.ReleaseTopic;
import io.auscult.cli.up.Addresses;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.core.release.Pauses;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import io.auscult.models.Models;
import io.auscult.rules.approval.Approvers;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.release.InForce;
import io.auscult.streams.release.Releases;
import io.auscult.streams.release.RulesCompilation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The catalogue, models and rules that were in force at a time. */
final class PastRules {
    private final Addresses at;
    private final Approvers approvers;

    PastRules(Addresses at, Approvers approvers) {
        this.at = at;
        this.approvers = approvers;
    }

    InForce at(Instant then) {
        Releases releases = new Releases(new RulesCompilation(), Models.all());
        Topics topics = Topics.withPrefix(at.topicPrefix());
        WireSerdes serdes = RegistrySerdes.of(at);
        List<CatalogueRelease> catalogues = new ReleaseTopic<>(at, topics.concepts(), serdes.catalogues()).all();
        List<Deployment> deployments = new ReleaseTopic<>(at, topics.deployments(), serdes.deployments()).all();
        // Rules are compiled once, for that moment, and not for every moment at which a model was switched.
        releases.add(catalogues, deployments, List.of());
        InForce bare = releases.at(then);
        Map<ModelRef, Mode> modes = new TreeMap<>();
        bare.models().forEach(each -> modes.put(each.model().ref(), each.mode()));
        return new InForce(
                bare.concepts(),
                bare.models(),
                DroolsRulebook.compile(inForce(new PackTopic(at).admitted(approvers), then), modes));
    }

    /** Of each pack the release that was in force. */
    static List<PackRelease> inForce(Collection<PackRelease> all, Instant then) {
        return List.copyOf(Pauses.holding(Pauses.counting(all), then));
    }
}
