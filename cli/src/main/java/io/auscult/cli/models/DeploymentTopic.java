package io.auscult.cli.models;

import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.ReleaseTopic;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.topics.TopicsUnavailable;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.StartFailure;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.Signal;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Deserializer;

/** {@code cds.deployments.v1} of a running Auscult, and what else of it models are judged by. */
public final class DeploymentTopic {
    private final Addresses at;
    private final Topics topics;
    private final WireSerdes serdes;
    private final ReleaseTopic<Deployment> releases;

    public DeploymentTopic(Addresses at) {
        this.at = at;
        this.topics = Topics.withPrefix(at.topicPrefix());
        this.serdes = RegistrySerdes.of(at);
        this.releases = new ReleaseTopic<>(at, topics.deployments(), serdes.deployments());
    }

    /** @throws TopicsUnavailable when no broker answers */
    public Deployments all() {
        return new Deployments(releases.all());
    }

    List<CatalogueRelease> catalogues() {
        return new ReleaseTopic<>(at, topics.concepts(), serdes.catalogues()).all();
    }

    /** Every recorded signal with its patient's key; of one patient in the order of recording. */
    void signals(BiConsumer<String, Signal> each) {
        Deserializer<Signal> values = serdes.signals().deserializer();
        try (TopicReader reader = new TopicReader(at.kafka())) {
            String topic = topics.signals().name();
            reader.toEnd(reader.partitions(topic), item -> {
                if (item.value() != null) {
                    each.accept(item.key(), values.deserialize(topic, item.value()));
                }
            });
        }
    }

    /**
     * Returns when the broker has them.
     *
     * @throws StartFailure when a model is too large for a record
     */
    void write(List<Deployment> deployments) {
        deployments.forEach(deployment -> requireRoom(deployment, releases.bytes(deployment).length));
        releases.write(deployments, Deployment::key, Deployment::inForceFrom);
    }

    static void requireRoom(Deployment deployment, int bytes) {
        int room = ReleaseTopic.room();
        if (bytes > room) {
            throw new StartFailure(
                    "%s has %,d bytes, and a deployment has room for %,d. Make its files smaller (fewer trees, floats"
                                    .formatted(deployment.model(), bytes, room)
                            + " instead of doubles), or serve it by the Open Inference Protocol and deploy a folder whose card says"
                            + " remote: instead of onnx:");
        }
    }
}
