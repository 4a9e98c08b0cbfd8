package io.auscult.e2e;

import io.auscult.core.value.Mode;
import io.auscult.models.Models;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.processor.FoldMeters;
import io.auscult.streams.release.Releases;
import io.auscult.streams.release.RulesCompilation;
import io.auscult.streams.topology.PipelineTopology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;

/** The log of a running Auscult, folded again from its start by the same topology, with the punctuator off and all releases. */
final class LogReplay {
    private static final Topics TOPICS = Topics.withPrefix("");

    private final Map<String, Map<String, List<String>>> written = new TreeMap<>();

    LogReplay(RunningAuscult auscult) {
        WireSerdes serdes = WireSerdes.registry(auscult.at().registryApi());
        Releases releases = releases(auscult, serdes);
        try (TopologyTestDriver driver = new TopologyTestDriver(
                PipelineTopology.build(
                        new PipelineTopology.Parts(
                                TOPICS, serdes, releases, FoldMeters.NONE, Duration.ZERO, Mode.SHADOW),
                        Stores::inMemoryKeyValueStore),
                config(),
                Instant.EPOCH)) {
            var log =
                    driver.createInputTopic(TOPICS.events().name(), new StringSerializer(), new ByteArraySerializer());
            for (ConsumerRecord<String, byte[]> record : auscult.records(TOPICS.events())) {
                log.pipeInput(new TestRecord<>(
                        record.key(), record.value(), record.headers(), Instant.ofEpochMilli(record.timestamp())));
            }
            for (Topic topic : List.of(TOPICS.signals(), TOPICS.decisions(), TOPICS.alerts())) {
                Map<String, List<String>> byKey = new TreeMap<>();
                driver.createOutputTopic(topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                        .readKeyValuesToList()
                        .forEach(record -> add(byKey, record.key, record.value));
                written.put(topic.name(), byKey);
            }
        }
    }

    /** What the replay wrote to the topic: the values of each key, byte for byte, in order. */
    Map<String, List<String>> written(Topic topic) {
        return written.getOrDefault(topic.name(), Map.of());
    }

    static Map<String, List<String>> byKey(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, List<String>> byKey = new TreeMap<>();
        records.forEach(record -> add(byKey, record.key(), record.value()));
        return byKey;
    }

    private static void add(Map<String, List<String>> byKey, String key, byte[] value) {
        byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(Arrays.toString(value));
    }

    private static Releases releases(RunningAuscult auscult, WireSerdes serdes) {
        Releases releases = new Releases(new RulesCompilation(), Models.all());
        releases.add(
                read(auscult, TOPICS.concepts(), serdes.catalogues().deserializer()),
                read(auscult, TOPICS.deployments(), serdes.deployments().deserializer()),
                read(auscult, TOPICS.rulebooks(), serdes.packs().deserializer()));
        releases.readUpTo(Instant.MAX.minus(Releases.LEAD));
        return releases;
    }

    private static <T> List<T> read(RunningAuscult auscult, Topic topic, Deserializer<T> values) {
        return auscult.records(topic).stream()
                .map(record -> values.deserialize(topic.name(), record.value()))
                .toList();
    }

    private static Properties config() {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "replay");
        try {
            config.put(
                    StreamsConfig.STATE_DIR_CONFIG,
                    Files.createTempDirectory("replay").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return config;
    }
}
