package io.auscult.streams.topology;

import io.auscult.core.chart.Fact;
import io.auscult.core.value.Mode;
import io.auscult.schemas.codec.StoreSerdes;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.processor.Arrival;
import io.auscult.streams.processor.ArrivalDeserializer;
import io.auscult.streams.processor.AssessRisk;
import io.auscult.streams.processor.Decide;
import io.auscult.streams.processor.FoldChart;
import io.auscult.streams.processor.FoldMeters;
import io.auscult.streams.processor.FollowIdentity;
import io.auscult.streams.processor.Nodes;
import io.auscult.streams.processor.Overruns;
import io.auscult.streams.processor.RingTimers;
import io.auscult.streams.processor.StepAlerts;
import io.auscult.streams.processor.WholeChart;
import io.auscult.streams.release.Releases;
import io.auscult.streams.store.RecentPatients;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** From events to alerts in one sub-topology: the stages are chained in memory, and each also writes its topic. */
public final class PipelineTopology {
    private PipelineTopology() {}

    /**
     * What the topology needs from outside.
     *
     * @param timersEvery how often due timers are looked for; zero for a replay, which writes nothing to the log because it finds
     *     there what was written
     * @param backfillMode how far alerts reach that an initial load gives rise to
     * @param overruns who is told of packs that go over their bounds; a replay tells nobody
     */
    public record Parts(
            Topics topics,
            WireSerdes serdes,
            Releases releases,
            FoldMeters meters,
            Duration timersEvery,
            Mode backfillMode,
            Overruns overruns) {
        /** Nobody is told of packs that go over their bounds. */
        public Parts(
                Topics topics,
                WireSerdes serdes,
                Releases releases,
                FoldMeters meters,
                Duration timersEvery,
                Mode backfillMode) {
            this(topics, serdes, releases, meters, timersEvery, backfillMode, Overruns.NONE);
        }

        /** A generation that folds in silence rings no timers, and writes what it hands over beside the log. */
        boolean writesLog() {
            return !timersEvery.isZero()
                    || !topics.eventsWritten().name().equals(topics.events().name());
        }
    }

    public static Topology build(Parts parts) {
        return build(parts, Stores::persistentKeyValueStore);
    }

    /** @param where how a store of that name is kept: on disk, or in memory for what ends with the process */
    public static Topology build(Parts parts, Function<String, KeyValueBytesStoreSupplier> where) {
        Topology topology = new Topology();
        stages(topology, parts);
        stores(topology, where);
        sinks(topology, parts.topics(), parts.serdes());
        return topology;
    }

    private static void stages(Topology topology, Parts parts) {
        Serde<Fact> facts = StoreSerdes.facts();
        topology.addSource(
                        AutoOffsetReset.earliest(),
                        Nodes.READ_EVENTS,
                        new StringDeserializer(),
                        new ArrivalDeserializer(parts.serdes().events().deserializer()),
                        parts.topics().events().name())
                .<String, Arrival, String, Object>addProcessor(
                        Nodes.FOLLOW_IDENTITY,
                        () -> new FollowIdentity(new WholeChart(facts), parts.writesLog()),
                        Nodes.READ_EVENTS)
                .<String, Arrival, String, Object>addProcessor(
                        Nodes.FOLD_CHART,
                        () -> new FoldChart(parts.releases(), facts, parts.meters(), parts.writesLog()),
                        Nodes.FOLLOW_IDENTITY)
                .addProcessor(Nodes.ASSESS_RISK, AssessRisk::new, Nodes.FOLD_CHART)
                .addProcessor(Nodes.DECIDE, () -> new Decide(parts.backfillMode(), parts.overruns()), Nodes.ASSESS_RISK)
                .addProcessor(Nodes.STEP_ALERTS, StepAlerts::new, Nodes.DECIDE)
                .addProcessor(Nodes.RING_TIMERS, () -> new RingTimers(parts.timersEvery()), Nodes.STEP_ALERTS);
    }

    private static void stores(Topology topology, Function<String, KeyValueBytesStoreSupplier> where) {
        topology.addStateStore(
                        RecentPatients.builder(Nodes.RECENT),
                        Nodes.FOLLOW_IDENTITY,
                        Nodes.FOLD_CHART,
                        Nodes.ASSESS_RISK,
                        Nodes.DECIDE,
                        Nodes.STEP_ALERTS)
                .addStateStore(charts(where), Nodes.FOLLOW_IDENTITY, Nodes.FOLD_CHART)
                .addStateStore(store(where, Nodes.CLOCK, Serdes.Bytes(), Serdes.ByteArray()), Nodes.FOLD_CHART)
                .addStateStore(
                        store(where, Nodes.STATE, Serdes.String(), StoreSerdes.patientStates()),
                        Nodes.FOLLOW_IDENTITY,
                        Nodes.FOLD_CHART,
                        Nodes.STEP_ALERTS)
                .addStateStore(
                        store(where, Nodes.SIGNALS, Serdes.String(), StoreSerdes.signals()),
                        Nodes.FOLLOW_IDENTITY,
                        Nodes.ASSESS_RISK)
                .addStateStore(
                        store(where, Nodes.ALERT_BOOK, Serdes.String(), StoreSerdes.alertBooks()),
                        Nodes.FOLLOW_IDENTITY,
                        Nodes.DECIDE,
                        Nodes.STEP_ALERTS)
                .addStateStore(
                        store(where, Nodes.TIMERS, Serdes.String(), Serdes.String()),
                        Nodes.FOLLOW_IDENTITY,
                        Nodes.STEP_ALERTS,
                        Nodes.RING_TIMERS);
    }

    private static void sinks(Topology topology, Topics topics, WireSerdes serdes) {
        sink(topology, Nodes.WRITE_SIGNALS, topics.signals().name(), serdes.signals(), Nodes.ASSESS_RISK);
        sink(
                topology,
                Nodes.WRITE_INFERENCE_REQUESTS,
                topics.inferenceRequests().name(),
                serdes.inferenceRequests(),
                Nodes.ASSESS_RISK);
        sink(topology, Nodes.WRITE_DECISIONS, topics.decisions().name(), serdes.decisions(), Nodes.STEP_ALERTS);
        sink(
                topology,
                Nodes.WRITE_ALERTS,
                topics.alerts().name(),
                serdes.alerts(),
                Nodes.FOLLOW_IDENTITY,
                Nodes.STEP_ALERTS);
        sink(
                topology,
                Nodes.WRITE_OPEN_ALERTS,
                topics.openAlerts().name(),
                serdes.openAlerts(),
                Nodes.FOLLOW_IDENTITY,
                Nodes.STEP_ALERTS);
        sink(
                topology,
                Nodes.WRITE_MOVES,
                topics.eventsWritten().name(),
                serdes.events(),
                Nodes.FOLLOW_IDENTITY,
                Nodes.FOLD_CHART);
        sink(topology, Nodes.WRITE_TIMERS, topics.eventsWritten().name(), serdes.events(), Nodes.RING_TIMERS);
        sink(
                topology,
                Nodes.WRITE_DEADLETTERS,
                topics.deadLetters(App.STREAMS_APP).name(),
                serdes.deadLetters(),
                Nodes.FOLLOW_IDENTITY,
                Nodes.FOLD_CHART);
    }

    private static <V> void sink(Topology topology, String node, String topic, Serde<V> serde, String... parents) {
        topology.addSink(node, topic, new StringSerializer(), serde.serializer(), parents);
    }

    /** Without the cache of records: a fact is seldom written twice within a commit, and what is read again is remembered decoded. */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> charts(
            Function<String, KeyValueBytesStoreSupplier> where) {
        return Stores.keyValueStoreBuilder(where.apply(Nodes.CHART), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    private static <K, V> StoreBuilder<KeyValueStore<K, V>> store(
            Function<String, KeyValueBytesStoreSupplier> where, String name, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(where.apply(name), keys, values).withCachingEnabled();
    }
}
