package io.auscult.cli.rebuild;

import io.auscult.cli.rebuild.Standing.Place;
import io.auscult.cli.topics.Committed;
import io.auscult.core.alert.Alert;
import io.auscult.core.alert.Alert.Withdrawn;
import io.auscult.core.signal.InferenceRequest;
import io.auscult.core.signal.Signal;
import io.auscult.schemas.codec.AlertCodec;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.RecordHeaders;
import io.auscult.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The records by which everybody learns what the next generation says: its answers where they differ from the running one's, then what
 * it made of the events that the running one has not folded. They are its own records, with their keys, headers and bytes.
 */
final class Promotion {
    static final String REASON = "The chart, folded anew, no longer supports it";

    private final Topics topics;
    private final Topics silent;
    private final WireSerdes serdes;
    private final Serializer<InferenceRequest> requests;
    private final Serializer<Alert> alerts;
    private final Committed records;
    private final Instant now;

    Promotion(Topics topics, Topics silent, WireSerdes serdes, Committed records, Instant now) {
        this.topics = topics;
        this.silent = silent;
        this.serdes = serdes;
        this.requests = serdes.inferenceRequests().serializer();
        this.alerts = serdes.alerts().serializer();
        this.records = records;
        this.now = now;
    }

    List<ProducerRecord<String, byte[]>> of(Comparison comparison, Fold next) {
        List<ProducerRecord<String, byte[]>> all = new ArrayList<>();
        comparison.differences().forEach(difference -> all.addAll(answer(difference, next)));
        next.later().forEach(item -> all.add(published(item)));
        return all;
    }

    private List<ProducerRecord<String, byte[]>> answer(Difference difference, Fold fold) {
        List<ProducerRecord<String, byte[]>> answer = new ArrayList<>();
        if (difference.stage().equals(Stage.OPEN_ALERTS) && difference.running() != null) {
            answer.addAll(withdrawn(at(difference.running()), fold));
        }
        if (difference.next() != null) {
            ConsumerRecord<String, byte[]> next = at(difference.next());
            answer.add(published(next));
            answer.addAll(asked(difference.stage(), next));
        } else if (difference.stage().equals(Stage.OPEN_ALERTS) && difference.running() != null) {
            answer.add(noneOpen(at(difference.running())));
        }
        return answer;
    }

    /** A question to a remote model that only the next generation asks: what it asked in silence nobody read. */
    private List<ProducerRecord<String, byte[]>> asked(Stage<?> stage, ConsumerRecord<String, byte[]> signal) {
        if (!stage.equals(Stage.SIGNALS) || !(Stage.SIGNALS.read(signal, serdes) instanceof Signal.Pending pending)) {
            return List.of();
        }
        String topic = topics.inferenceRequests().name();
        InferenceRequest request = new InferenceRequest(pending.model(), pending.asOf(), pending.question());
        byte[] value = requests.serialize(topic, request);
        return List.of(new ProducerRecord<>(
                topic, signal.partition(), signal.timestamp(), signal.key(), value, kind(InferenceRequest.KIND)));
    }

    /** Alerts that are open for the running generation and of which the next has never heard. */
    private List<ProducerRecord<String, byte[]>> withdrawn(ConsumerRecord<String, byte[]> open, Fold next) {
        return Stage.OPEN_ALERTS.read(open, serdes).stream()
                .filter(alert -> !next.at(Stage.ALERTS)
                        .newest()
                        .containsKey(new Question(
                                open.key(),
                                alert.episode().rule().value(),
                                alert.episode().id().value())))
                .map(alert -> withdrawn(open, alert))
                .toList();
    }

    private ProducerRecord<String, byte[]> withdrawn(ConsumerRecord<String, byte[]> open, Alert alert) {
        Withdrawn withdrawn = new Withdrawn(alert.episode(), REASON, now);
        String topic = topics.alerts().name();
        byte[] value = alerts.serialize(topic, withdrawn);
        return new ProducerRecord<>(
                topic, open.partition(), now.toEpochMilli(), open.key(), value, kind(AlertCodec.state(withdrawn)));
    }

    private ProducerRecord<String, byte[]> noneOpen(ConsumerRecord<String, byte[]> open) {
        byte @Nullable [] tombstone = null;
        return new ProducerRecord<>(
                topics.openAlerts().name(),
                open.partition(),
                now.toEpochMilli(),
                open.key(),
                tombstone,
                kind(Stage.OPEN_ALERTS.word()));
    }

    private static Headers kind(String word) {
        return RecordHeaders.put(
                new org.apache.kafka.common.header.internals.RecordHeaders(), RecordHeaders.KIND, word);
    }

    private ProducerRecord<String, byte[]> published(ConsumerRecord<String, byte[]> item) {
        return new ProducerRecord<>(
                silent.published(item.topic()),
                item.partition(),
                item.timestamp(),
                item.key(),
                item.value(),
                item.headers());
    }

    private ConsumerRecord<String, byte[]> at(Place place) {
        return records.at(place.partition(), place.offset());
    }
}
