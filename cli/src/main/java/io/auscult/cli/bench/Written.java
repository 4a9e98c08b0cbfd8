package io.auscult.cli.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the pipeline wrote to one topic, for each event of the log.
 *
 * @param bytes in the broker's log, with batch headers and transaction markers; no compression
 */
record Written(String topic, boolean changelog, double bytes, double records) {
    private static final String CHANGELOG = "-changelog";

    /** Counted from one look to another; largest first. */
    static List<Written> between(Look before, Look after, String application, long events) {
        TreeSet<String> topics = new TreeSet<>(after.records().keySet());
        return topics.stream()
                .map(topic -> new Written(
                        topic.endsWith(CHANGELOG) ? store(topic, application) : topic,
                        topic.endsWith(CHANGELOG),
                        (after.bytes(topic) - before.bytes(topic)) / events,
                        (after.records(topic) - before.records(topic)) / events))
                .filter(written -> written.records() > 0)
                .sorted(Comparator.comparingDouble((Written written) -> written.bytes())
                        .reversed())
                .toList();
    }

    private static String store(String topic, String application) {
        return topic.substring(application.length() + 1, topic.length() - CHANGELOG.length());
    }

    static double bytes(List<Written> all, boolean changelog) {
        return all.stream()
                .filter(written -> written.changelog() == changelog)
                .collect(Collectors.summingDouble(written -> written.bytes()));
    }

    /** The state of all topics at one moment. */
    record Look(Map<String, Long> logBytes, Map<String, Double> records) {
        double bytes(String topic) {
            return logBytes.getOrDefault(topic, 0L);
        }

        double records(String topic) {
            return records.getOrDefault(topic, 0.0);
        }
    }
}
