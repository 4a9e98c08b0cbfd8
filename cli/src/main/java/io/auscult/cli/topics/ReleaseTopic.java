package io.auscult.cli.topics;

import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.StartFailure;
import io.auscult.schemas.topic.ReleaseLog;
import io.auscult.schemas.topic.Topic;
import io.auscult.streams.release.Releases;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;

/** Everything ever published of one kind (rule packs, model deployments, catalogues) in a running Auscult. */
public final class ReleaseTopic<T> {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final String kafka;
    private final Topic topic;
    private final Serde<T> values;

    public ReleaseTopic(Addresses at, Topic topic, Serde<T> values) {
        this.kafka = at.kafka();
        this.topic = topic;
        this.values = values;
    }

    /**
     * In the order of publication; of what was published twice under one key, the last.
     *
     * @throws TopicsUnavailable when no broker answers
     */
    public List<T> all() {
        return List.copyOf(byKey().values());
    }

    /** The same with the keys. */
    public Map<String, T> byKey() {
        Deserializer<T> reader = values.deserializer();
        Map<String, T> byKey = new LinkedHashMap<>();
        try (TopicReader records = new TopicReader(kafka)) {
            records.toEnd(records.partitions(topic.name()), item -> {
                if (item.value() != null) {
                    byKey.remove(item.key());
                    byKey.put(item.key(), reader.deserialize(topic.name(), item.value()));
                }
            });
        }
        return byKey;
    }

    public byte[] bytes(T release) {
        return values.serializer().serialize(topic.name(), release);
    }

    /**
     * Returns when the broker has them.
     *
     * @param key of each
     * @throws StartFailure when it does not take them, or one is too large for a record
     */
    public void write(List<T> releases, Function<T, String> key) {
        write(releases, key, _ -> Instant.MAX, Duration.ZERO);
    }

    /**
     * The same, and none of them late: what was decided before the apps could read a release would differ from what a replay decides.
     *
     * @param inForceFrom of each
     * @throws StartFailure also when so much time has passed that the apps may have decided beyond the moment from which one is in force
     */
    public void write(List<T> releases, Function<T, String> key, Function<T, Instant> inForceFrom) {
        write(releases, key, inForceFrom, Releases.LEAD);
    }

    private void write(List<T> releases, Function<T, String> key, Function<T, Instant> inForceFrom, Duration ahead) {
        try {
            new ReleaseLog<>(kafka, topic, values.serializer(), LIMIT).write(releases, key, inForceFrom, ahead);
        } catch (ReleaseLog.NotPublished e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while publishing", e);
        }
    }

    /** How many bytes a release may have. */
    public static int room() {
        return ReleaseLog.room();
    }
}
