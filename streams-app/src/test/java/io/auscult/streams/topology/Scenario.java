package io.auscult.streams.topology;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.RuleId;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.InferenceRequest;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.models.Models;
import io.auscult.rules.BundledFiles;
import io.auscult.schemas.codec.PatientState;
import io.auscult.schemas.codec.StoreSerdes;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.consult.Books;
import io.auscult.streams.consult.Consultation;
import io.auscult.streams.consult.Opinion;
import io.auscult.streams.consult.WhyReading;
import io.auscult.streams.consult.WhyView;
import io.auscult.streams.processor.FoldMeters;
import io.auscult.streams.processor.Nodes;
import io.auscult.streams.processor.Overruns;
import io.auscult.streams.release.ModelLoading;
import io.auscult.streams.release.Releases;
import io.auscult.streams.release.RulesCompilation;
import io.auscult.streams.store.PatientKey;
import io.auscult.streams.store.StoreChart;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The language of topology tests: a patient's history is {@link #given}, one thing happens {@link #when}, and what was written
 * is looked at. Bundled packs, catalogue and all models are in force, as after a first start.
 */
final class Scenario implements AutoCloseable {
    static final Instant IN_FORCE = Instant.parse("2020-01-01T00:00:00Z");

    /** Compiled once for each set of models: nothing is released while a scenario runs. */
    private static final Map<List<RiskModel>, Releases> RELEASES = new ConcurrentHashMap<>();

    private final Topics topics = Topics.withPrefix("");
    private final WireSerdes serdes = WireSerdes.local();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Releases releases;
    private final TopologyTestDriver driver;

    private Scenario(Path stateDir, Duration timersEvery, Instant clock, List<RiskModel> models) {
        this(stateDir, timersEvery, clock, RELEASES.computeIfAbsent(models, Scenario::bundled));
    }

    private Scenario(Path stateDir, Duration timersEvery, Instant clock, Releases releases) {
        this(stateDir, timersEvery, clock, releases, Overruns.NONE);
    }

    private Scenario(Path stateDir, Duration timersEvery, Instant clock, Releases releases, Overruns overruns) {
        this.releases = releases;
        FoldMeters meters = outcome -> counts.merge(outcome, 1, Integer::sum);
        driver = new TopologyTestDriver(
                PipelineTopology.build(
                        new PipelineTopology.Parts(
                                topics, serdes, releases, meters, timersEvery, Mode.SHADOW, overruns),
                        Stores::inMemoryKeyValueStore),
                config(stateDir),
                clock);
    }

    /** Timers ring only when {@link #clockGoesOn} is called. */
    static Scenario at(Instant clock, Path stateDir) {
        return new Scenario(stateDir, Duration.ofSeconds(1), clock, Models.all());
    }

    static Scenario with(RiskModel model, Instant clock, Path stateDir) {
        return new Scenario(stateDir, Duration.ofSeconds(1), clock, List.of(model));
    }

    /** An older catalogue holds until the bundled one takes force. */
    static Scenario withCatalogue(CatalogueRelease older, Instant bundledFrom, Path stateDir) {
        Releases releases = new Releases(new RulesCompilation(), Models.all());
        releases.add(List.of(older, BundledFiles.concepts(bundledFrom)), deployments(Models.all()), packs());
        releases.readUpTo(Instant.MAX.minus(Releases.LEAD));
        return new Scenario(stateDir, Duration.ofSeconds(1), bundledFrom, releases);
    }

    /** These deployments, and no others: models of the build, and models that are loaded from files. */
    static Scenario deployed(List<Deployment> deployments, ModelLoading loading, Instant clock, Path stateDir) {
        Releases releases = new Releases(new RulesCompilation(), Models.all(), loading);
        releases.add(List.of(catalogue()), deployments, packs());
        releases.readUpTo(Instant.MAX.minus(Releases.LEAD));
        return new Scenario(stateDir, Duration.ofSeconds(1), clock, releases);
    }

    /** The bundled packs and these switches of them; timers ring only when {@link #clockGoesOn} is called. */
    static Scenario switched(List<PackRelease> switches, Instant clock, Path stateDir) {
        return new Scenario(stateDir, Duration.ofSeconds(1), clock, releases(switches));
    }

    /** The same log again, as {@link #replay}. */
    static Scenario replay(List<PackRelease> switches, Path stateDir) {
        return new Scenario(stateDir, Duration.ZERO, IN_FORCE, releases(switches));
    }

    private static Releases releases(List<PackRelease> switches) {
        Releases releases = new Releases(new RulesCompilation(), Models.all());
        releases.add(List.of(catalogue()), deployments(Models.all()), packs());
        switches.forEach(each -> releases.add(List.of(), List.of(), List.of(each)));
        releases.readUpTo(Instant.MAX.minus(Releases.LEAD));
        return releases;
    }

    /** The bundled packs, one with something else in its pack.yaml. */
    static Scenario withPack(String pack, String find, String replace, Instant clock, Path stateDir) {
        List<PackRelease> changed = packs().stream()
                .map(each -> each.id().equals(pack) ? changed(each, find, replace) : each)
                .toList();
        Releases releases = new Releases(new RulesCompilation(), Models.all());
        releases.add(List.of(catalogue()), deployments(Models.all()), changed);
        releases.readUpTo(Instant.MAX.minus(Releases.LEAD));
        return new Scenario(stateDir, Duration.ofSeconds(1), clock, releases);
    }

    private static PackRelease changed(PackRelease pack, String find, String replace) {
        Map<String, String> files = new TreeMap<>(pack.files());
        String before = String.valueOf(files.get("pack.yaml"));
        String after = before.replace(find, replace);
        if (after.equals(before)) {
            throw new IllegalArgumentException("pack.yaml does not say: " + find);
        }
        files.put("pack.yaml", after);
        return new PackRelease(pack.id(), pack.version(), pack.mode(), pack.inForceFrom(), files);
    }

    /** What is in force may change while the scenario runs. */
    static Scenario releasing(Releases releases, Instant clock, Path stateDir) {
        return new Scenario(stateDir, Duration.ZERO, clock, releases);
    }

    /** The same, and packs that run away are told of. */
    static Scenario watched(Releases releases, Overruns overruns, Instant clock, Path stateDir) {
        return new Scenario(stateDir, Duration.ZERO, clock, releases, overruns);
    }

    /** The bundled catalogue, models and packs, and these switches. */
    static Releases bundledAnd(List<PackRelease> switches) {
        return releases(switches);
    }

    /** The punctuator is off: time passes only by the events of the log. */
    static Scenario replay(Path stateDir) {
        return new Scenario(stateDir, Duration.ZERO, IN_FORCE, Models.all());
    }

    Scenario given(PatientEvent... events) {
        when(events);
        return this;
    }

    Written when(PatientEvent... events) {
        for (PatientEvent event : events) {
            pipe(
                    event.envelope().patient().value(),
                    bytesOf(event),
                    event.envelope().times().received());
        }
        return written();
    }

    Written whenUnreadable(String patient, byte[] bytes, Instant received) {
        pipe(patient, bytes, received);
        return written();
    }

    /** The wall clock advances; what the timers write to the log is read at once, as on a broker. */
    Written clockGoesOn(Duration by) {
        driver.advanceWallClockTime(by);
        List<PatientEvent> rung = read(topics.events().name(), serdes.events());
        for (PatientEvent event : rung) {
            pipe(
                    event.envelope().patient().value(),
                    bytesOf(event),
                    event.envelope().times().received());
        }
        return written(rung);
    }

    Map<String, Integer> counts() {
        return counts;
    }

    private byte[] bytesOf(PatientEvent event) {
        return serdes.events().serializer().serialize(topics.events().name(), event);
    }

    private void pipe(String key, byte[] value, Instant at) {
        driver.createInputTopic(topics.events().name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value, at);
    }

    private Written written() {
        return written(List.of());
    }

    private Written written(List<PatientEvent> rung) {
        return new Written(
                rung,
                read(topics.signals().name(), serdes.signals()),
                read(topics.inferenceRequests().name(), serdes.inferenceRequests()),
                read(topics.decisions().name(), serdes.decisions()),
                read(topics.alerts().name(), serdes.alerts()),
                read(topics.openAlerts().name(), serdes.openAlerts()),
                read(topics.deadLetters(App.STREAMS_APP).name(), serdes.deadLetters()));
    }

    private <T> List<T> read(String topic, Serde<T> serde) {
        return driver.createOutputTopic(topic, new StringDeserializer(), serde.deserializer())
                .readValuesToList();
    }

    /** Everything written to a topic since it was last read, byte for byte. */
    List<KeyValue<String, byte[]>> bytes(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readKeyValuesToList();
    }

    Topics topics() {
        return topics;
    }

    /** Feeds without reading anything back, for {@link #bytes}. */
    void feed(List<PatientEvent> events) {
        events.forEach(event -> pipe(
                event.envelope().patient().value(),
                bytesOf(event),
                event.envelope().times().received()));
    }

    /** Every fact in the patient's chart, hidden and retracted ones included. */
    List<Fact> chart(PatientId patient) {
        return new StoreChart(
                        driver.<Bytes, byte[]>getKeyValueStore(Nodes.CHART),
                        StoreSerdes.facts(),
                        patient,
                        Concepts.EMPTY,
                        false,
                        true)
                .all();
    }

    /** What {@code GET /why} would answer at this moment; alerts of an initial load stay in shadow. */
    Optional<WhyView> why(PatientId patient, @Nullable RuleId rule, Instant present) {
        return new WhyReading(releases, StoreSerdes.facts(), Mode.SHADOW).read(books(), patient, rule, present);
    }

    /** What {@code POST /consult} would answer at this moment, with these drafts. */
    Optional<Opinion> consult(PatientId patient, List<PatientEvent> drafts, Instant present) {
        return new Consultation(releases, StoreSerdes.facts()).consult(books(), patient, drafts, present);
    }

    private Books books() {
        return new Books(
                driver.<Bytes, byte[]>getKeyValueStore(Nodes.CHART),
                driver.<Bytes, byte[]>getKeyValueStore(Nodes.CLOCK),
                driver.<String, PatientState>getKeyValueStore(Nodes.STATE),
                driver.<String, Signal>getKeyValueStore(Nodes.SIGNALS),
                driver.<String, AlertBook>getKeyValueStore(Nodes.ALERT_BOOK));
    }

    List<Signal> signals(PatientId patient) {
        List<Signal> signals = new ArrayList<>();
        try (var entries =
                driver.<String, Signal>getKeyValueStore(Nodes.SIGNALS).all()) {
            entries.forEachRemaining(entry -> {
                if (entry.key.startsWith(patient.value())) {
                    signals.add(entry.value);
                }
            });
        }
        return signals;
    }

    AlertBook book(PatientId patient) {
        AlertBook book =
                driver.<String, AlertBook>getKeyValueStore(Nodes.ALERT_BOOK).get(patient.value());
        return book == null ? AlertBook.EMPTY : book;
    }

    /** How many entries all stores have that begin with the patient. */
    long remembers(PatientId patient) {
        long entries = driver.getAllStateStores().values().stream()
                .mapToLong(store -> switch (store) {
                    case KeyValueStore<?, ?> kept -> count(kept, patient);
                    default -> 0;
                })
                .sum();
        return entries;
    }

    private static long count(KeyValueStore<?, ?> store, PatientId patient) {
        long count = 0;
        byte[] key = PatientKey.of(patient).get();
        try (var entries = store.all()) {
            while (entries.hasNext()) {
                boolean own = switch (entries.next().key) {
                    case Bytes bytes -> Arrays.equals(Arrays.copyOf(bytes.get(), key.length), key);
                    case String text -> text.contains(patient.value());
                    case Object other -> throw new IllegalStateException("A key of " + other.getClass());
                };
                count += own ? 1 : 0;
            }
        }
        return count;
    }

    private static Releases bundled(List<RiskModel> models) {
        Releases releases = new Releases(new RulesCompilation(), models);
        releases.add(List.of(catalogue()), deployments(models), packs());
        releases.readUpTo(Instant.MAX.minus(Releases.LEAD));
        return releases;
    }

    private static CatalogueRelease catalogue() {
        return BundledFiles.concepts(IN_FORCE);
    }

    private static List<PackRelease> packs() {
        return BundledFiles.packs(IN_FORCE);
    }

    private static List<Deployment> deployments(List<RiskModel> models) {
        List<Deployment> deployments = new ArrayList<>();
        models.forEach(model -> deployments.add(new Deployment(model.ref(), Mode.LIVE, IN_FORCE)));
        return deployments;
    }

    private static Properties config(Path stateDir) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "scenario");
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        return config;
    }

    @Override
    public void close() {
        driver.close();
    }

    /** What one step wrote. {@code openAlerts} holds null for a tombstone. */
    record Written(
            List<PatientEvent> rung,
            List<Signal> signals,
            List<InferenceRequest> asked,
            List<Decision> decisions,
            List<Alert> alerts,
            List<List<Alert>> openAlerts,
            List<DeadLetter> deadLetters) {}
}
