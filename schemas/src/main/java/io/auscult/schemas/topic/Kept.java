package io.auscult.schemas.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** How long a topic keeps its records, in Kafka's settings. */
final class Kept {
    private static final int MIB = 1024 * 1024;

    /** Room for one part of a message, for an event and for all open alerts of a patient. */
    static final int RECORD_BYTES = MIB;

    /** Room for a rule pack, a catalogue or a model folder, whole, and for a dead letter with its original bytes. */
    static final int LARGEST_RECORD_BYTES = 4 * MIB;

    private Kept() {}

    static Map<String, String> days(int days, int maxBytes) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(Duration.ofDays(days).toMillis()),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxBytes));
    }

    /** The same settings, but nothing goes by age or because a newer record has its key. */
    static Map<String, String> all(Map<String, String> kept) {
        Map<String, String> all = new HashMap<>(kept);
        all.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        all.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        return all;
    }

    static Map<String, String> newestOfKey(int maxBytes) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(maxBytes));
    }
}
