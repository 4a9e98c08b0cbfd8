package io.auscult.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Undetermined;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.core.release.Pauses;
import io.auscult.core.signal.Deployment;
import io.auscult.core.value.Code;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.models.Models;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.approval.Admission;
import io.auscult.rules.approval.Approvers;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.ReleaseLog;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.containment.PauseDesk;
import io.auscult.streams.containment.PauseLog;
import io.auscult.streams.containment.PauseMeters;
import io.auscult.streams.containment.WildPack;
import io.auscult.streams.processor.FoldMeters;
import io.auscult.streams.release.Releases;
import io.auscult.streams.release.RulesCompilation;
import io.auscult.streams.topology.PipelineTopology;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack that runs away on a real broker in this process, with two processes that share the patients. */
class PauseOnABrokerTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SENT_WITHIN = Duration.ofSeconds(5);
    private static final Code TROPONIN = new Code(Code.LOINC, "67151-1");
    private static final Code ELECSYS = new Code("urn:v2:99LAB", "ELECSYS-TNTHS");
    private static final Topics TOPICS = BrokerInProcess.TOPICS;
    private static final List<Topic> WRITTEN = List.of(TOPICS.signals(), TOPICS.decisions(), TOPICS.alerts());

    private final WireSerdes serdes = WireSerdes.local();
    private BrokerInProcess broker;

    @TempDir
    Path folder;

    @BeforeEach
    void startBroker() throws InterruptedException {
        broker = new BrokerInProcess();
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void itIsPausedOnceInEffectTheOthersGoOnAndAReplayGivesTheSameBytes() {
        Instant start = Instant.now().minusSeconds(600);
        publish(start);
        try (Instance one = new Instance(1);
                Instance other = new Instance(2)) {
            List.of(one, other).forEach(Instance::start);
            for (int patient = 0; patient < 30; patient++) {
                say(person(patient, Instant.now()));
            }
            await().atMost(PATIENCE).until(() -> !pauses().isEmpty());
            Instant from = pauses().stream()
                    .map(PackRelease::inForceFrom)
                    .min(Instant::compareTo)
                    .orElseThrow();
            await().atMost(PATIENCE).until(() -> Instant.now().isAfter(from.plusSeconds(2)));
            for (int patient = 0; patient < 40; patient++) {
                Instant now = Instant.now();
                say(troponin(patient, "t0", "9", now.minusSeconds(3_600), now));
                say(troponin(patient, "t1", "80", now, now));
            }
            await().atMost(PATIENCE).until(() -> rises() == 40);
        }

        assertThat(decisions("wild/many"))
                .hasSize(30)
                .allSatisfy(decision -> assertThat(decision).isInstanceOf(Undetermined.class));
        assertThat(Pauses.counting(packs()).stream().filter(PackRelease::pausing))
                .singleElement()
                .satisfies(pause -> assertThat(pause.word()).isEqualTo("wild@1.0.0 paused"));
        Map<String, List<String>> live = written();
        assertThat(live).hasSizeGreaterThan(3);
        assertThat(replayed()).isEqualTo(live);
    }

    /** As the app puts it together. */
    private final class Instance implements AutoCloseable {
        private final Releases releases = new Releases(new RulesCompilation(), Models.all());
        private final ReleaseReader reader = new ReleaseReader(
                releases, TOPICS, serdes, broker.servers(), Clock.systemUTC(), new Admission(() -> Approvers.NONE));
        private final ExecutorService executor = Executors.newSingleThreadExecutor();
        private final KafkaStreams streams;

        Instance(int number) {
            ReleaseLog<PackRelease> log = log();
            PauseLog pauseLog = pause ->
                    log.write(List.of(pause), PackRelease::switchKey, PackRelease::inForceFrom, PackRelease.LEAD);
            PauseDesk desk = new PauseDesk(releases, pauseLog, PauseMeters.NONE, Clock.systemUTC(), executor);
            Properties config = new Properties();
            config.putAll(StreamsConfigs.of(
                    new StreamsSettings(
                            "streams-" + number,
                            1,
                            false,
                            folder.resolve("p" + number).toString(),
                            1,
                            25,
                            1 << 20,
                            1,
                            1,
                            0,
                            Duration.ofSeconds(1),
                            "shadow"),
                    broker.servers()));
            streams = new KafkaStreams(
                    PipelineTopology.build(new PipelineTopology.Parts(
                            TOPICS, serdes, releases, FoldMeters.NONE, Duration.ZERO, Mode.SHADOW, desk)),
                    config);
        }

        void start() {
            reader.start();
            streams.start();
        }

        @Override
        public void close() {
            streams.close(Duration.ofSeconds(30));
            reader.close();
            executor.shutdownNow();
        }
    }

    private ReleaseLog<PackRelease> log() {
        return new ReleaseLog<>(
                broker.servers(), TOPICS.rulebooks(), serdes.packs().serializer(), SENT_WITHIN);
    }

    private void publish(Instant from) {
        List<PackRelease> packs = new ArrayList<>(BundledFiles.packs(from));
        packs.add(WildPack.version("1.0.0", from));
        packs.forEach(pack -> broker.send(TOPICS.rulebooks(), pack.key(), pack, serdes.packs()));
        CatalogueRelease concepts = BundledFiles.concepts(from);
        broker.send(TOPICS.concepts(), concepts.key(), concepts, serdes.catalogues());
        Models.all()
                .forEach(model -> broker.send(
                        TOPICS.deployments(),
                        model.ref().toString(),
                        new Deployment(model.ref(), Mode.LIVE, from),
                        serdes.deployments()));
    }

    private void say(PatientEvent event) {
        broker.send(TOPICS.events(), event.envelope().patient().value(), event, serdes.events());
    }

    private long rises() {
        return decisions("cardiac/troponin-rise").stream()
                .filter(Raise.class::isInstance)
                .count();
    }

    private List<PackRelease> packs() {
        return broker.values(TOPICS.rulebooks(), serdes.packs());
    }

    private List<PackRelease> pauses() {
        return packs().stream().filter(PackRelease::pausing).toList();
    }

    private List<Decision> decisions(String rule) {
        return broker.values(TOPICS.decisions(), serdes.decisions()).stream()
                .filter(decision -> decision.rule().value().equals(rule))
                .toList();
    }

    /** The values of each key, byte for byte, in order. */
    private Map<String, List<String>> written() {
        Map<String, List<String>> byKey = new TreeMap<>();
        WRITTEN.forEach(
                topic -> broker.records(topic).forEach(record -> add(byKey, topic, record.key(), record.value())));
        return byKey;
    }

    /** The log folded again from its start, with all releases, in another order, known from the first event on. */
    private Map<String, List<String>> replayed() {
        Releases releases = new Releases(new RulesCompilation(), Models.all());
        releases.add(
                broker.values(TOPICS.concepts(), serdes.catalogues()),
                broker.values(TOPICS.deployments(), serdes.deployments()),
                packs().reversed());
        releases.readUpTo(Instant.MAX.minus(Releases.LEAD));
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "replay");
        config.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("replay").toString());
        Map<String, List<String>> byKey = new TreeMap<>();
        try (TopologyTestDriver driver = new TopologyTestDriver(
                PipelineTopology.build(
                        new PipelineTopology.Parts(
                                TOPICS, serdes, releases, FoldMeters.NONE, Duration.ZERO, Mode.SHADOW),
                        Stores::inMemoryKeyValueStore),
                config)) {
            var log =
                    driver.createInputTopic(TOPICS.events().name(), new StringSerializer(), new ByteArraySerializer());
            broker.records(TOPICS.events())
                    .forEach(record -> log.pipeInput(new TestRecord<>(
                            record.key(), record.value(), record.headers(), Instant.ofEpochMilli(record.timestamp()))));
            WRITTEN.forEach(topic -> driver.createOutputTopic(
                            topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                    .readKeyValuesToList()
                    .forEach(record -> add(byKey, topic, record.key, record.value)));
        }
        return byKey;
    }

    private static void add(Map<String, List<String>> byKey, Topic topic, String key, byte[] value) {
        byKey.computeIfAbsent(topic.name() + " " + key, _ -> new ArrayList<>()).add(Arrays.toString(value));
    }

    private static PatientEvent person(int patient, Instant at) {
        return Said.at(at).of(id(patient)).person(Sex.FEMALE, "1950-02-03");
    }

    private static PatientEvent troponin(int patient, String id, String amount, Instant taken, Instant received) {
        return Said.at(received).of(id(patient)).byMethod(ELECSYS).result(id, TROPONIN, amount, "ng/L", taken);
    }

    private static PatientId id(int patient) {
        return Said.KEY.patientId(new Identifier("urn:test:mrn", "P-" + patient));
    }
}
