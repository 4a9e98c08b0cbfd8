package io.auscult.adapter.source;

import io.auscult.schemas.topic.Cursor;
import io.auscult.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads {@code cds.cursors.v1} once, at start: afterwards this node alone moves its cursors. */
public final class CursorReader {
    private static final Duration POLL = Duration.ofMillis(500);

    private CursorReader() {}

    /** Puts every cursor that is committed by now into {@code cursors}. */
    public static void load(String bootstrapServers, Topic topic, Deserializer<Cursor> deserializer, Cursors cursors) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), deserializer)) {
            TopicPartition only = new TopicPartition(topic.name(), 0);
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            long end = consumer.endOffsets(List.of(only)).getOrDefault(only, 0L);
            while (consumer.position(only) < end) {
                for (ConsumerRecord<String, Cursor> record : consumer.poll(POLL)) {
                    if (record.value() != null) {
                        cursors.put(record.value());
                    }
                }
            }
        }
    }
}
