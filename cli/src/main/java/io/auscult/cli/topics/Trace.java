package io.auscult.cli.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.up.Addresses;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.RecordHeaders;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows an alert back to the messages it came from, and a message to what it led to, by what the records themselves say: each record of a stage names in
 * its headers the event that led to it, and each event names its message.
 */
final class Trace {
    private final TopicReader reader;
    private final AvroDecoder decoder;
    private final Topics topics;

    Trace(TopicReader reader, AvroDecoder decoder, Addresses at) {
        this.reader = reader;
        this.decoder = decoder;
        this.topics = Topics.withPrefix(at.topicPrefix());
    }

    /** The steps of every change of the alert, in the order in which they happened; empty when there is no such alert. */
    List<ObjectNode> of(String alertId) {
        List<Step> alerts = all(
                        topics.alerts(), reader.partitions(topics.alerts().name()))
                .stream()
                .filter(step -> step.value().path("id").asText().equals(alertId))
                .toList();
        if (alerts.isEmpty()) {
            return List.of();
        }
        Stages stages = stages(alerts.getFirst().item());
        Set<Step> path = new LinkedHashSet<>();
        for (Step alert : alerts) {
            List<Step> causes = new ArrayList<>(stages.signalsBehind(alert));
            causes.addAll(stages.decisionsBehind(alert));
            causes.add(alert);
            causes.forEach(cause -> stages.eventBehind(cause).ifPresent(path::add));
            path.addAll(causes);
        }
        return withMessages(path);
    }

    /** The message and every record that names it, stage by stage; empty when there is none. */
    List<ObjectNode> ofMessage(String messageId) {
        List<ObjectNode> lines = new ArrayList<>();
        messages(Set.of(messageId)).values().forEach(message -> lines.add(message.line()));
        for (Topic topic : List.of(
                topics.events(), topics.signals(), topics.inferenceRequests(), topics.decisions(), topics.alerts())) {
            reader.toEnd(reader.partitions(topic.name()), item -> {
                boolean names = RecordHeaders.get(item.headers(), RecordHeaders.MESSAGE_ID)
                        .filter(messageId::equals)
                        .isPresent();
                if (names && item.value() != null) {
                    lines.add(new Step(stage(topic), item, decoder.decode(item.value())).line());
                }
            });
        }
        return lines;
    }

    /** A patient's records of all stages stand in partitions of the same number, because the key is the same. */
    private Stages stages(ConsumerRecord<String, byte[]> alert) {
        return new Stages(
                ofPatient(topics.events(), alert),
                ofPatient(topics.signals(), alert),
                ofPatient(topics.decisions(), alert));
    }

    private List<Step> ofPatient(Topic topic, ConsumerRecord<String, byte[]> alert) {
        return all(topic, List.of(new TopicPartition(topic.name(), alert.partition()))).stream()
                .filter(step -> alert.key().equals(step.item().key()))
                .toList();
    }

    private List<Step> all(Topic topic, Collection<TopicPartition> partitions) {
        List<Step> steps = new ArrayList<>();
        String stage = stage(topic);
        reader.toEnd(partitions, item -> {
            if (item.value() != null) {
                steps.add(new Step(stage, item, decoder.decode(item.value())));
            }
        });
        return steps;
    }

    private List<ObjectNode> withMessages(Set<Step> path) {
        Set<String> wanted = new HashSet<>();
        path.forEach(step -> step.messageId().ifPresent(wanted::add));
        Map<String, Step> messages = messages(wanted);
        Set<String> told = new HashSet<>();
        List<ObjectNode> lines = new ArrayList<>();
        for (Step step : path) {
            step.messageId().filter(told::add).map(messages::get).ifPresent(message -> lines.add(message.line()));
            lines.add(step.line());
        }
        return lines;
    }

    private Map<String, Step> messages(Set<String> wanted) {
        Map<String, Step> found = new HashMap<>();
        String stage = stage(topics.messages());
        reader.toEnd(reader.partitions(topics.messages().name()), item -> {
            if (wanted.contains(item.key()) && !found.containsKey(item.key())) {
                found.put(item.key(), new Step(stage, item, decoder.decode(item.value())));
            }
        });
        return found;
    }

    /** "cds.signals.v1" is the stage "signal". */
    private static String stage(Topic topic) {
        String name = topic.name().substring(topic.name().indexOf("cds.") + "cds.".length());
        return name.substring(0, name.indexOf("s.v"));
    }

    /** A record on the way. */
    record Step(String stage, ConsumerRecord<String, byte[]> item, JsonNode value) {
        Optional<SourceRecord> source() {
            return RecordHeaders.source(item.headers());
        }

        Optional<String> messageId() {
            return stage.equals("event")
                    ? RecordHeaders.get(item.headers(), RecordHeaders.MESSAGE_ID)
                    : Optional.empty();
        }

        ObjectNode line() {
            ObjectNode line = Line.of(item, value);
            line.put("stage", stage);
            return line;
        }
    }

    /** One patient's records, to find what is behind what. */
    record Stages(List<Step> events, List<Step> signals, List<Step> decisions) {

        Optional<Step> eventBehind(Step step) {
            return step.source()
                    .flatMap(source -> events.stream()
                            .filter(event -> event.item().partition() == source.partition()
                                    && event.item().offset() == source.offset())
                            .findFirst());
        }

        /** What was decided on the alert's rule, as it stood when the alert changed. */
        List<Step> decisionsBehind(Step alert) {
            String rule = alert.value().path("raise").path("rule").asText();
            return newestBefore(
                    alert, decisions, step -> step.value().path("rule").asText().equals(rule));
        }

        /** The newest signal of each model that the alert stands on, as it stood when the alert changed. */
        List<Step> signalsBehind(Step alert) {
            return StreamSupport.stream(
                            alert.value().path("raise").path("models").spliterator(), false)
                    .flatMap(model ->
                            newestBefore(
                                    alert,
                                    signals,
                                    step -> step.value().path("model").equals(model))
                                    .stream())
                    .toList();
        }

        private static List<Step> newestBefore(Step alert, List<Step> steps, Predicate<Step> wanted) {
            long limit = alert.source().map(SourceRecord::offset).orElse(Long.MAX_VALUE);
            return steps.stream()
                    .filter(wanted)
                    .filter(step -> step.source().map(SourceRecord::offset).orElse(0L) <= limit)
                    .reduce((earlier, later) -> later)
                    .stream()
                    .toList();
        }
    }
}
