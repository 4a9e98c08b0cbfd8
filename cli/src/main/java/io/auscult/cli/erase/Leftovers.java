package io.auscult.cli.erase;

import io.auscult.cli.topics.Answers;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Topics that keep an erased patient's records until those are old enough, and until when: by the broker's own settings.
 *
 * @param until empty for a topic that keeps everything
 */
record Leftovers(Map<String, Optional<LocalDate>> until) {

    static Leftovers of(Admin admin, Topics topics, Instant now) {
        List<Topic> kept = new ArrayList<>(List.of(
                topics.messages(),
                topics.events(),
                topics.signals(),
                topics.inferenceRequests(),
                topics.decisions(),
                topics.alerts(),
                topics.disclosures()));
        Arrays.stream(App.values()).map(topics::deadLetters).forEach(kept::add);
        List<ConfigResource> asked = kept.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                .toList();
        Map<String, Optional<LocalDate>> until = new TreeMap<>();
        Answers.of(admin.describeConfigs(asked).all())
                .forEach((topic, config) -> until.put(topic.name(), end(config, now)));
        return new Leftovers(until);
    }

    private static Optional<LocalDate> end(Config config, Instant now) {
        long millis = Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
        return millis < 0
                ? Optional.empty()
                : Optional.of(LocalDate.ofInstant(now.plus(Duration.ofMillis(millis)), ZoneOffset.UTC));
    }

    String text() {
        return until.entrySet().stream()
                .map(topic -> "  " + topic.getKey() + ": "
                        + topic.getValue().map(day -> "until " + day).orElse("for ever, by the topic's setting"))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
