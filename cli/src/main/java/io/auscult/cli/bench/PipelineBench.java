package io.auscult.cli.bench;

import io.auscult.cli.sample.SampleFiles;
import io.auscult.core.event.FactEvent;
import io.auscult.core.signal.Deployment;
import io.auscult.core.value.Mode;
import io.auscult.models.Models;
import io.auscult.rules.BundledFiles;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.TopicCreation;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.app.BoundedRocksDb;
import io.auscult.streams.processor.FoldMeters;
import io.auscult.streams.release.Releases;
import io.auscult.streams.release.RulesCompilation;
import io.auscult.streams.topology.PipelineTopology;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The whole topology, all packs and models at work, {@code exactly_once_v2}, beside an identity topology with the same input,
 * partitions, threads and commit interval, in turns in one run, so that a noisy machine disturbs both alike.
 */
final class PipelineBench {
    private static final Instant RECEIVED = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant IN_FORCE = Instant.parse("2020-01-01T00:00:00Z");
    private static final long CACHE_BYTES = 64L << 20;

    private final Admin admin;
    private final String bootstrapServers;
    private final WireSerdes serdes = WireSerdes.local();
    private final TimedRun timed;
    private final int commitIntervalMs;
    private final Consumer<String> progress;

    PipelineBench(
            Admin admin,
            String bootstrapServers,
            int threads,
            int commitIntervalMs,
            Path stateDir,
            Consumer<String> progress) {
        this.admin = admin;
        this.bootstrapServers = bootstrapServers;
        this.timed = new TimedRun(admin, bootstrapServers, threads, commitIntervalMs, stateDir);
        this.commitIntervalMs = commitIntervalMs;
        this.progress = progress;
    }

    BenchResult run(SampleFiles sample, int count, int rounds)
            throws IOException, InterruptedException, ExecutionException {
        List<FactEvent> events = SampleMix.events(sample, count, RECEIVED);
        List<Round> pipeline = new ArrayList<>();
        List<Round> identity = new ArrayList<>();
        long signals = 0;
        long alerts = 0;
        for (int round = 1; round <= rounds; round++) {
            Topics topics = Topics.withPrefix("bench-" + ProcessHandle.current().pid() + "-" + round + ".");
            TopicCreation.create(admin, topics, (short) 1, Duration.ofSeconds(30));
            String out = createIdentityOutput(topics);
            produce(events, topics.events().name());
            identity.add(identity(topics, out, round));
            pipeline.add(pipeline(topics, round));
            signals += new RecordCount(bootstrapServers).of(topics.signals());
            alerts += new RecordCount(bootstrapServers).of(topics.alerts());
            progress.accept(String.format(
                    "round %d of %d: pipeline %.0f events/s, identity %.0f events/s",
                    round,
                    rounds,
                    pipeline.getLast().perSecond(),
                    identity.getLast().perSecond()));
        }
        double thousands = events.size() * (double) rounds / 1000;
        return new BenchResult(events.size(), pipeline, identity, signals / thousands, alerts / thousands);
    }

    private Round pipeline(Topics topics, int round) throws InterruptedException, ExecutionException {
        Releases releases = new Releases(new RulesCompilation(), Models.all());
        List<Deployment> deployments = Models.all().stream()
                .map(model -> new Deployment(model.ref(), Mode.LIVE, IN_FORCE))
                .toList();
        releases.add(List.of(BundledFiles.concepts(IN_FORCE)), deployments, BundledFiles.packs(IN_FORCE));
        releases.readUpTo(Instant.MAX.minus(Releases.LEAD));
        var parts = new PipelineTopology.Parts(topics, serdes, releases, FoldMeters.NONE, Duration.ZERO, Mode.SHADOW);
        Map<String, Object> config = Map.of(
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                CACHE_BYTES,
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                BoundedRocksDb.class);
        return timed.run(
                PipelineTopology.build(parts),
                application("pipeline", round),
                topics.events().name(),
                topics.events().partitions(),
                config);
    }

    private Round identity(Topics topics, String out, int round) throws InterruptedException, ExecutionException {
        String in = topics.events().name();
        return timed.run(
                IdentityTopology.build(in, out),
                application("identity", round),
                in,
                topics.events().partitions(),
                Map.of());
    }

    private static String application(String what, int round) {
        return "bench-" + ProcessHandle.current().pid() + "-" + what + "-" + round;
    }

    private String createIdentityOutput(Topics topics) throws InterruptedException, ExecutionException {
        Topic like = topics.events();
        String name = like.name() + ".copy";
        admin.createTopics(List.of(new NewTopic(name, like.partitions(), (short) 1)))
                .all()
                .get();
        return name;
    }

    private void produce(List<FactEvent> events, String topic) throws InterruptedException, ExecutionException {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, commitIntervalMs);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (FactEvent event : events) {
                byte[] value = serdes.events().serializer().serialize(topic, event);
                sent.add(producer.send(
                        new ProducerRecord<>(topic, event.envelope().patient().value(), value)));
            }
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }
}
