package io.auscult.cli.backtest;

import io.auscult.cli.backtest.life.Backtest;
import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.up.Addresses;
import io.auscult.core.value.ContentHash;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.replay.Written;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What the running Auscult recorded, beside what a replay of its log gives: signals, decisions and alerts of each patient, in their
 * order and byte for byte. Of the bytes only a running hash is kept. The frame, which names the schema, is left out.
 */
final class Recorded implements Backtest.Trails {
    /** A zero and four bytes with the schema's id. */
    private static final int FRAME = 5;

    private final Map<String, Line> live = new ConcurrentHashMap<>();
    private final Map<String, Line> replayed = new ConcurrentHashMap<>();
    private final Addresses at;
    private final WireSerdes serdes;
    private final Topics topics;

    /** All that was said of one patient in one topic. */
    private record Line(long count, String hash) {
        static final Line NOTHING = new Line(0, "");

        Line and(byte[] record) {
            byte[] content = Arrays.copyOfRange(record, FRAME, record.length);
            return new Line(count + 1, ContentHash.of(hash, ContentHash.of(content)));
        }
    }

    Recorded(Addresses at) {
        this.at = at;
        this.serdes = RegistrySerdes.of(at);
        this.topics = Topics.withPrefix(at.topicPrefix());
    }

    void read() {
        try (TopicReader reader = new TopicReader(at.kafka())) {
            for (String topic : names()) {
                reader.toEnd(reader.partitions(topic), item -> {
                    if (item.value() != null) {
                        add(live, topic, item.key(), item.value());
                    }
                });
            }
        }
    }

    private List<String> names() {
        return List.of(
                topics.signals().name(),
                topics.decisions().name(),
                topics.alerts().name());
    }

    private static void add(Map<String, Line> to, String topic, String patient, byte[] record) {
        to.merge(key(topic, patient), Line.NOTHING.and(record), (before, _) -> before.and(record));
    }

    private static String key(String topic, String patient) {
        return topic + " " + patient;
    }

    @Override
    public Consumer<Written> of(int part) {
        return written -> {
            switch (written) {
                case Written.OfSignal it -> {
                    String topic = topics.signals().name();
                    add(
                            replayed,
                            topic,
                            it.patient(),
                            serdes.signals().serializer().serialize(topic, it.signal()));
                }
                case Written.OfDecision it -> {
                    String topic = topics.decisions().name();
                    add(
                            replayed,
                            topic,
                            it.patient(),
                            serdes.decisions().serializer().serialize(topic, it.decision()));
                }
                case Written.OfAlert it -> {
                    String topic = topics.alerts().name();
                    add(
                            replayed,
                            topic,
                            it.patient(),
                            serdes.alerts().serializer().serialize(topic, it.alert()));
                }
                case Written.DeadLetter _ -> {}
            }
        };
    }

    @Override
    public void done(int part) {}

    /** How many records of each topic were recorded, and how many patients' do not agree. */
    Map<String, Agreement> agreements() {
        Map<String, Agreement> agreements = new TreeMap<>();
        for (String topic : names()) {
            agreements.put(topic, agreement(topic));
        }
        return agreements;
    }

    /** Of one topic. */
    record Agreement(long recorded, long replayed, int patients, int differing) {}

    private Agreement agreement(String topic) {
        Set<String> keys = new HashSet<>(live.keySet());
        keys.addAll(replayed.keySet());
        keys.removeIf(key -> !key.startsWith(topic + " "));
        int differing = (int) keys.stream()
                .filter(key -> !live.getOrDefault(key, Line.NOTHING).equals(replayed.getOrDefault(key, Line.NOTHING)))
                .count();
        return new Agreement(count(live, keys), count(replayed, keys), keys.size(), differing);
    }

    private static long count(Map<String, Line> lines, Set<String> keys) {
        return keys.stream()
                .mapToLong(key -> lines.getOrDefault(key, Line.NOTHING).count())
                .sum();
    }
}
