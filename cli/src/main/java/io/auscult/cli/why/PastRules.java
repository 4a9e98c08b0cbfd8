package io.auscult.cli.why;

import io.auscult.cli.topics.TopicReader;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import io.auscult.models.Models;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.release.InForce;
import io.auscult.streams.release.Releases;
import io.auscult.streams.release.RulesCompilation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.apache.kafka.common.serialization.Serde;

/** The catalogue, models and rules that were in force at a time. */
final class PastRules {
    private static final Comparator<PackRelease> OLDEST_FIRST =
            Comparator.comparing(PackRelease::inForceFrom).thenComparing(PackRelease::key);

    private final TopicReader reader;
    private final WireSerdes serdes;
    private final Topics topics;

    PastRules(TopicReader reader, WireSerdes serdes, Topics topics) {
        this.reader = reader;
        this.serdes = serdes;
        this.topics = topics;
    }

    InForce at(Instant then) {
        Releases releases = new Releases(new RulesCompilation(), Models.all());
        List<CatalogueRelease> catalogues = all(topics.concepts().name(), serdes.catalogues());
        List<Deployment> deployments = all(topics.deployments().name(), serdes.deployments());
        // Rules are compiled once, for that moment, and not for every moment at which a model was switched.
        releases.add(catalogues, deployments, List.of());
        InForce bare = releases.at(then);
        Map<ModelRef, Mode> modes = new TreeMap<>();
        bare.models().forEach(each -> modes.put(each.model().ref(), each.mode()));
        return new InForce(
                bare.concepts(),
                bare.models(),
                DroolsRulebook.compile(inForce(all(topics.rulebooks().name(), serdes.packs()), then), modes));
    }

    /** Of each pack the release that was in force. */
    static List<PackRelease> inForce(Collection<PackRelease> all, Instant then) {
        Map<String, PackRelease> byId = new TreeMap<>();
        all.stream()
                .filter(pack -> !pack.inForceFrom().isAfter(then))
                .forEach(pack -> byId.merge(pack.id(), pack, BinaryOperator.maxBy(OLDEST_FIRST)));
        return List.copyOf(byId.values());
    }

    private <T> List<T> all(String topic, Serde<T> serde) {
        List<T> all = new ArrayList<>();
        reader.toEnd(reader.partitions(topic), item -> {
            if (item.value() != null) {
                all.add(serde.deserializer().deserialize(topic, item.value()));
            }
        });
        return all;
    }
}
