package io.auscult.cli.bench;

import io.auscult.core.signal.Deployment;
import io.auscult.core.value.Mode;
import io.auscult.models.Models;
import io.auscult.rules.BundledFiles;
import io.auscult.streams.app.StreamsConfigs;
import io.auscult.streams.app.StreamsSettings;
import io.auscult.streams.processor.FoldMeters;
import io.auscult.streams.release.Releases;
import io.auscult.streams.release.RulesCompilation;
import io.auscult.streams.topology.PipelineTopology;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** The two topologies side by side, with the settings of the streams app: only what they do differs. */
final class Topologies {
    /** The application id of the pipeline. */
    static final String PIPELINE = "bench-pipeline";

    private static final String IDENTITY = "bench-identity";
    private static final Instant IN_FORCE = Instant.parse("2020-01-01T00:00:00Z");
    private static final long CACHE_BYTES = 64L << 20;

    private Topologies() {}

    /** The whole topology with all shipped packs and models at work; timers off, since the feed's clock is not the wall's. */
    static Runner pipeline(Bed bed, Consumer<String> progress) {
        var parts = new PipelineTopology.Parts(
                bed.topics(), bed.serdes(), releases(), FoldMeters.NONE, Duration.ZERO, Mode.SHADOW);
        return runner(bed, PIPELINE, PipelineTopology.build(parts), bed.log(), progress);
    }

    static Runner identity(Bed bed, Consumer<String> progress) {
        return runner(bed, IDENTITY, IdentityTopology.build(bed.copyIn(), bed.copyOut()), bed.copyIn(), progress);
    }

    static Releases releases() {
        Releases releases = new Releases(new RulesCompilation(), Models.all());
        List<Deployment> deployments = Models.all().stream()
                .map(model -> new Deployment(model.ref(), Mode.LIVE, IN_FORCE))
                .toList();
        releases.add(List.of(BundledFiles.concepts(IN_FORCE)), deployments, BundledFiles.packs(IN_FORCE));
        releases.readUpTo(Instant.MAX.minus(Releases.LEAD));
        return releases;
    }

    private static Runner runner(
            Bed bed, String application, Topology topology, String input, Consumer<String> progress) {
        StreamsSettings settings = new StreamsSettings(
                application,
                1,
                false,
                bed.stateDir().resolve(application).toString(),
                bed.threads(),
                bed.commitMs(),
                CACHE_BYTES,
                1,
                1,
                0,
                Duration.ZERO,
                "shadow");
        Map<String, Object> config = StreamsConfigs.of(settings, bed.address());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        return new Runner(bed.admin(), topology, config, input, progress);
    }
}
