package io.auscult.cli.rebuild;

import io.auscult.cli.log.Positions;
import io.auscult.cli.topics.Committed;
import io.auscult.core.value.ContentHash;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.RecordHeaders;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The newest answer to each question of one topic, as of a point in the log. Each record names in its headers the event that led to
 * it; those of later events wait until the point moves on. Only the place of a value is held, and a hash of it.
 */
final class Standing {
    /**
     * Where a value stands.
     *
     * @param content equal for equal bytes
     */
    record Place(TopicPartition partition, long offset, String content) {}

    private final String topic;
    private final Function<ConsumerRecord<String, byte[]>, Question> question;
    private final Map<Question, Place> newest = new HashMap<>();
    private final Deque<ConsumerRecord<String, byte[]>> waiting = new ArrayDeque<>();

    Standing(String topic, Function<ConsumerRecord<String, byte[]>, Question> question) {
        this.topic = topic;
        this.question = question;
    }

    /** Reads what is new, and moves the point on. */
    void advance(Committed records, Positions to) {
        moveOn(to);
        records.read(topic, item -> take(item, to));
    }

    void moveOn(Positions to) {
        List<ConsumerRecord<String, byte[]>> before = List.copyOf(waiting);
        waiting.clear();
        before.forEach(item -> take(item, to));
    }

    Map<Question, Place> newest() {
        return Collections.unmodifiableMap(newest);
    }

    /** What later events than the point led to, in order. */
    List<ConsumerRecord<String, byte[]>> later() {
        return List.copyOf(waiting);
    }

    void take(ConsumerRecord<String, byte[]> item, Positions to) {
        if (waits(item, to)) {
            waiting.add(item);
        } else if (item.value() == null) {
            newest.remove(question.apply(item));
        } else {
            newest.put(
                    question.apply(item),
                    new Place(
                            new TopicPartition(item.topic(), item.partition()),
                            item.offset(),
                            ContentHash.of(item.value())));
        }
    }

    /** A record that names no event stands behind those of its key that were written before it. */
    private boolean waits(ConsumerRecord<String, byte[]> item, Positions to) {
        Optional<SourceRecord> source = RecordHeaders.source(item.headers());
        return source.isPresent()
                ? source.get().offset() >= to.of(source.get().partition())
                : waiting.stream().anyMatch(earlier -> earlier.key().equals(item.key()));
    }
}
